"""Words on buttons and in command menus, and the names of small things."""

from typing import Final

from bot.desk.appointments import Appointment
from bot.desk.corrections import Field
from bot.desk.duties import DutyKind
from bot.desk.news import Gone
from bot.desk.outcomes import Device, Obstacle, Outcome, Payment, Place
from bot.desk.roles import ANSWERS_FOR_DATA, Role
from bot.desk.states import State
from bot.desk.switches import Off
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
PLEDGE: Final = "Tôi đồng ý"
PLEDGE_AND_CLAIM: Final = "Tôi đồng ý, nhận việc"
CONTACTED: Final = "Đã liên hệ"
HAND: Final = "Chuyển"
NOTE: Final = "Ghi chú"
APPOINT: Final = "Hẹn lại"
LOOK: Final = "Xem lại"
OTHER_MATTER: Final = "Thực ra là việc khác"
CANNED: Final = "Gửi bước mẫu"
SEND: Final = "Gửi"
TICKED: Final = "☑ {label}"
UNTICKED: Final = "☐ {label}"
REOPEN_BY_HELPER: Final = "Mở lại việc này"
TO_PERSON: Final = "Người trong tổ"
TO_PLACE: Final = "Sai xã, phường"
TO_TEAM: Final = "→ {name}"
DUTY_OFF: Final = "Nghỉ trực"

CONFIRM_DONE: Final = "Đã xong"
STILL_NEED: Final = "Chưa, tôi vẫn cần giúp"
REOPEN: Final = "Mở lại yêu cầu"
THANKS: Final = "Cảm ơn"
MONEY_ASKED: Final = "Bị đòi tiền"
OTHER_HELPER: Final = "Đổi người giúp"
ADD_TRIED: Final = "Thêm chỗ đang vướng"
NOT_NEAR: Final = "Không gửi người ở gần nhà"
DATA_WISH: Final = "Yêu cầu khác về dữ liệu"

TEAM_OPEN: Final = "Việc của tổ"
TAKE_BACK: Final = "Lấy lại {code}"
ADD_TEAM: Final = "Thêm tổ"
RETIRE_TEAM: Final = "Giải thể tổ"
INVITE: Final = "Mời người mới"
RETIRE: Final = "Cho nghỉ"
RETIRE_YES: Final = "Cho nghỉ"
SUCCEED: Final = "Chuyển tổ trưởng"
LEAVE_TEAM: Final = "Tôi rời tổ"
ANSWER_DUTY: Final = "Trả lời việc {number}"
REPLY_HERE: Final = "Nhắn lại cho người hỗ trợ"

REPORT: Final = "Thông tin này sai"
NO_MORE_WORDS: Final = "Không cần nói thêm"
REPORTS: Final = "Xem các chỗ bị báo sai"
MENDED: Final = "Những chỗ đã sửa"
MEND: Final = "Đã sửa {number}"
NOT_WRONG: Final = "Không sai {number}"
NO_NOTE: Final = "Gửi không kèm lời"
NOT_OURS: Final = "Việc nơi khác: {name}"
NO_LONGER_LISTED: Final = "Thủ tục không còn trong danh mục"
LEARN_YES: Final = "Đúng, thêm câu này"
LEARN_OTHER: Final = "Thủ tục khác"
LEARN_LEAVE: Final = "Bỏ qua"
LEARN_NEXT: Final = "Câu tiếp theo"
LEARN_AS_NAME: Final = "Làm tên gọi"
LEARN_SURE: Final = "Chỉ việc này, cứ thêm"
LEARN_AS_QUESTION: Final = "Làm câu hỏi mẫu"

CITY_DESK: Final = "Bàn hỗ trợ của thành phố"

TIMES_OF_DAY: Final = ("Buổi sáng", "Buổi chiều", "Buổi tối", "Lúc nào cũng được")

OUTCOMES: Final = {
    Outcome.FILED_ALONE: "Đã nộp trực tuyến, tự nộp",
    Outcome.FILED_TOGETHER: "Đã nộp trực tuyến, làm cùng",
    Outcome.DONE_AT_CENTRE: "Đã làm tại trung tâm, công an",
    Outcome.ANSWERED: "Đã giải đáp, không cần nộp",
    Outcome.GAVE_UP: "Người dân thôi không làm",
    Outcome.UNREACHABLE: "Không liên lạc được",
}
DEVICES: Final = {
    Device.CITIZEN: "Máy của người dân",
    Device.HELPER: "Máy của người giúp",
    Device.CENTRE: "Máy ở trung tâm",
}
PLACES: Final = {
    Place.HOME: "Người dân ở nhà",
    Place.CENTRE: "Ở trung tâm xã, phường",
    Place.HOUSE: "Đến tận nhà",
}
PAYMENTS: Final = {
    Payment.ONLINE: "Trả trực tuyến",
    Payment.COUNTER: "Trả tại quầy",
    Payment.NONE: "Không phải trả",
}
OBSTACLES: Final = {
    Obstacle.NO_LEVEL_2: "Chưa có VNeID mức 2",
    Obstacle.PASSWORD: "Quên mật khẩu",
    Obstacle.MISSING_PAPER: "Thiếu giấy tờ",
    Obstacle.PAYMENT_ERROR: "Lỗi thanh toán",
    Obstacle.PORTAL_ERROR: "Lỗi Cổng",
    Obstacle.CANNOT_SCAN: "Không chụp được giấy tờ",
    Obstacle.OTHER: "Vướng khác",
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
    ("dasua", "Những chỗ đã sửa vì có người báo sai"),
    ("trogiup", "Cách dùng"),
    ("huy", "Thôi, không làm tiếp"),
)
VOLUNTEER_COMMANDS: Final = (
    ("viec", "Việc tôi đang nhận"),
    ("truc", "Tôi đang rảnh: /truc 2h"),
    ("thu", "Tập với việc thử"),
    ("doi", "Tổ của tôi"),
    *CITIZEN_COMMANDS,
)
EDITOR_COMMANDS: Final = (
    ("hoc", "Câu người dân hỏi mà bot chưa hiểu"),
    ("sualoi", "Chỗ người dân báo sai"),
    *VOLUNTEER_COMMANDS,
)
OFFICE_COMMANDS: Final = (
    ("phaitraloi", "Việc phải trả lời"),
    ("congtac", "Tắt, bật, đặt thông báo"),
    *EDITOR_COMMANDS,
)


def menu_of(role: Role | None) -> tuple[tuple[str, str], ...]:
    """The commands somebody with this role at the city's desk sees; None for no such role."""
    if role in ANSWERS_FOR_DATA:
        return OFFICE_COMMANDS
    return EDITOR_COMMANDS if role is Role.EDITOR else VOLUNTEER_COMMANDS


GROUP_COMMANDS: Final = (
    ("nhom", "Gắn nhóm này với tổ: /nhom MÃ"),
    ("viec", "Các việc đang chờ"),
    ("trogiup", "Cách dùng trong nhóm"),
)

STATES: Final = {
    State.NEW: "Đang chờ người nhận",
    State.HANDED_ON: "Đã chuyển, đang chờ người nhận",
    State.CLAIMED: "Đã có người nhận",
    State.IN_CONTACT: "Đang được giúp",
    State.DONE: "Đã xong",
    State.UNREACHABLE: "Tạm đóng, chưa liên lạc được",
    State.WITHDRAWN: "Đã rút",
    State.EXPIRED: "Đã tự đóng vì quá lâu",
}
GONE: Final = {
    Gone.GIVEN_BACK: "anh/chị đã trả lại, cảm ơn đã báo",
    Gone.SILENT: "lâu chưa liên hệ nên đã về lại tổ, không sao cả",
    Gone.HELPER_LOST: "đã về lại tổ",
    Gone.RETIRED: "đã về lại tổ",
    Gone.BY_LEAD: "tổ trưởng đã nhờ người khác, cảm ơn anh/chị",
    Gone.CITIZEN_WISHED: "người dân muốn người khác giúp",
    Gone.HANDED_OVER: "đã chuyển cho người khác trong tổ",
    Gone.HANDED_ON: "đã chuyển đi",
    Gone.DONE: "đã đóng, cảm ơn anh/chị",
    Gone.UNREACHABLE: "tạm đóng, chưa liên lạc được",
    Gone.WITHDRAWN: "người dân đã rút",
    Gone.EXPIRED: "quá hạn, đã đóng",
    Gone.DELETED: "đã về lại tổ",
}
ROLES: Final = {
    Role.VOLUNTEER: "Tình nguyện viên",
    Role.LEAD: "Tổ trưởng",
    Role.EDITOR: "Biên tập",
    Role.OFFICE: "Người phụ trách",
    Role.ADMIN: "Quản trị",
}
DUTIES: Final = {
    DutyKind.DATA_WISH: "Yêu cầu về dữ liệu cá nhân",
    DutyKind.MONEY_ASKED: "Báo bị đòi tiền",
}
FIELDS: Final = {
    Field.FEE: "Lệ phí",
    Field.DOCUMENTS: "Giấy tờ",
    Field.TIME: "Thời hạn",
    Field.WHERE: "Nơi nộp",
    Field.OTHER: "Chỗ khác",
}
APPOINTMENTS: Final = {
    Appointment.IN_AN_HOUR: "1 giờ nữa",
    Appointment.IN_THREE_HOURS: "3 giờ nữa",
    Appointment.TOMORROW_MORNING: "8 giờ sáng mai",
    Appointment.TOMORROW_AFTERNOON: "14 giờ chiều mai",
    Appointment.IN_THREE_DAYS: "3 ngày nữa",
}
SWITCHES: Final = {
    Off.PROCEDURE: "Tắt một thủ tục",
    Off.ANSWERS: "Tạm ngừng trả lời",
    Off.DESK: "Tạm ngừng nhận yêu cầu",
    Off.BANNER: "Đặt thông báo",
}
SWITCHED: Final = {
    Off.PROCEDURE: "thủ tục",
    Off.ANSWERS: "trả lời",
    Off.DESK: "nhận yêu cầu",
    Off.BANNER: "thông báo",
}
SWITCH_ON: Final = "Bật lại: {name}"
PRIVATE_MATTER: Final = "Việc riêng"
PRIVATE_FIELDS: Final = {
    "an-sinh": "an sinh xã hội",
    "bao-hiem": "bảo hiểm",
    "con-nuoi-quoc-tich": "hộ tịch",
    "ho-tich": "hộ tịch",
    "phap-luat": "tư pháp",
}
MINUTES: Final = "phút"
HOURS: Final = "giờ"
DAYS: Final = "ngày"
