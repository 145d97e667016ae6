"""Words on buttons and in command menus, and the names of small things."""

from typing import Final

from bot.desk.states import Outcome, State
from knowledge.agencies import Weekday
from knowledge.model import Channel, TimeUnit

NEED_PERSON: Final = "Cần người giúp"
STEPS: Final = "Các bước"
DOCUMENTS: Final = "Giấy tờ"
FEES: Final = "Phí và giảm phí"
TIME: Final = "Thời hạn"
WHERE: Final = "Nộp ở đâu"
CONDITIONS: Final = "Ai làm được"
READ_STEPS: Final = "Đọc từng bước"
SHARE: Final = "Gửi cho người nhà"
WRONG: Final = "Không đúng ý tôi"
HELPING: Final = "Tôi làm giúp người nhà"
NONE_OF_THESE: Final = "Không phải các việc này"
NEXT: Final = "Tiếp"
BACK: Final = "Lùi"
TO_CARD: Final = "Về thẻ thủ tục"
SHELVES: Final = "Danh mục thủ tục"
EVENTS: Final = "Theo việc trong đời"
ONLINE_ONLY: Final = "Việc nộp trực tuyến"
SAVINGS: Final = "Việc nào nộp mạng rẻ hơn?"
MY_REQUESTS: Final = "Yêu cầu của tôi"
HELP: Final = "Trợ giúp"
ASK_ELSE: Final = "Hỏi việc khác"
MORE: Final = "Xem tiếp"
ALL_CASES: Final = "Mọi trường hợp"
OPEN_PORTAL: Final = "Mở trang trên Cổng"

SEND_HERE: Final = "Đúng, gửi đến đây"
OTHER_COMMUNE: Final = "Chọn xã, phường khác"
OLD_DISTRICTS: Final = "Chọn quận, huyện cũ"
GO_BACK: Final = "Thôi, quay lại"
OLD_DISTRICT: Final = "{name} cũ"
WHERE_TO_GO: Final = "Chỉ cho tôi chỗ đến"
CONSENT_YES: Final = "Tôi từ 16 tuổi và đồng ý"
CONSENT_UNDER_16: Final = "Tôi dưới 16 tuổi"
CONSENT_NO: Final = "Không gửi"
ADD_NAME: Final = "Thêm tên gọi"
ADD_TIME: Final = "Thêm giờ tiện"
ADD_PHONE: Final = "Thêm số điện thoại"
SHARE_PHONE: Final = "Gửi số điện thoại của tôi"
WITHDRAW: Final = "Rút yêu cầu"
MY_DATA: Final = "Dữ liệu của tôi"
DELETE_MY_DATA: Final = "Xóa dữ liệu của tôi"
DELETE_ALL: Final = "Xóa hết"
WITHDRAW_CONSENT: Final = "Rút đồng ý"
KEEP: Final = "Giữ lại"

CLAIM: Final = "Nhận việc"
GIVE_BACK: Final = "Trả lại"
DONE: Final = "Xong"
OPEN_BOT: Final = "Mở bot để nhận"

TIMES_OF_DAY: Final = ("Buổi sáng", "Buổi chiều", "Buổi tối", "Lúc nào cũng được")

OUTCOMES: Final = {
    Outcome.FILED_ONLINE: "Đã nộp trực tuyến",
    Outcome.DONE_AT_CENTRE: "Đã làm tại trung tâm, công an",
    Outcome.ANSWERED: "Đã giải đáp, không cần nộp",
    Outcome.GAVE_UP: "Người dân thôi không làm",
}

TIME_UNKNOWN: Final = "chưa có số đã kiểm tra"
TIME_UNITS: Final = {
    TimeUnit.WORKING_DAY: "ngày làm việc",
    TimeUnit.DAY: "ngày",
    TimeUnit.HOUR: "giờ",
    TimeUnit.MONTH: "tháng",
}
CHANNELS: Final = {
    Channel.ONLINE: "nộp trực tuyến",
    Channel.COUNTER: "nộp trực tiếp",
    Channel.POST: "qua bưu chính",
    Channel.PHONE: "gọi điện thoại",
}

WEEKDAYS: Final = {
    Weekday.MONDAY: "thứ Hai",
    Weekday.TUESDAY: "thứ Ba",
    Weekday.WEDNESDAY: "thứ Tư",
    Weekday.THURSDAY: "thứ Năm",
    Weekday.FRIDAY: "thứ Sáu",
    Weekday.SATURDAY: "thứ Bảy",
    Weekday.SUNDAY: "Chủ nhật",
}

CITIZEN_COMMANDS: Final = (
    ("batdau", "Bắt đầu lại từ đầu"),
    ("danhmuc", "Xem danh mục thủ tục"),
    ("viecdoi", "Xem theo việc trong đời"),
    ("tructuyen", "Các việc nộp trực tuyến"),
    ("giamphi", "Việc nộp mạng rẻ hơn, nhanh hơn"),
    ("cannguoigiup", "Nhờ người của tổ công nghệ số"),
    ("lamgiup", "Tôi làm giúp người nhà"),
    ("yeucau", "Yêu cầu của tôi"),
    ("dulieu", "Bot đang giữ gì về tôi"),
    ("xoadulieu", "Xóa dữ liệu của tôi"),
    ("trogiup", "Cách dùng"),
    ("huy", "Thôi, không làm tiếp"),
)
VOLUNTEER_COMMANDS: Final = (("viec", "Việc tôi đang nhận"), *CITIZEN_COMMANDS)
GROUP_COMMANDS: Final = (
    ("nhom", "Gắn nhóm này với tổ: /nhom MÃ"),
    ("viec", "Các việc đang chờ"),
    ("trogiup", "Cách dùng trong nhóm"),
)

STATES: Final = {
    State.NEW: "Đang chờ người nhận",
    State.CLAIMED: "Đã có người nhận",
    State.DONE: "Đã xong",
    State.WITHDRAWN: "Đã rút",
    State.EXPIRED: "Đã tự đóng vì quá lâu",
}
PRIVATE_MATTER: Final = "Việc riêng"
GIVEN_BACK: Final = "đã trả lại"
WITHDRAWN_BY_CITIZEN: Final = "người dân đã rút"
EXPIRED: Final = "quá hạn, đã đóng"
