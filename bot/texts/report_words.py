"""Words of the reports: names and definitions of figures, headings of sheets and charts."""

from typing import Final

TITLE: Final = "Báo cáo hỗ trợ người dân nộp hồ sơ trực tuyến"
OWN_FIGURES: Final = (
    "Số do Một Cửa tự đếm từ nhật ký yêu cầu, không phải số chính thức của cơ quan nhà nước."
)
PERIOD: Final = "Kỳ"
UNIT: Final = "Xã, phường"
PROCEDURE: Final = "Thủ tục"
CODE: Final = "Mã"
FIGURE: Final = "Chỉ số"
VALUE: Final = "Giá trị"
DEFINITION: Final = "Cách tính"
COUNT: Final = "Số lượt"
QUESTION: Final = "Câu hỏi (đã che số, không ghi ai hỏi)"
OBSTACLE: Final = "Vướng mắc"
NO_PROCEDURE: Final = "Chưa rõ thủ tục"
ALL_UNITS: Final = "Toàn thành phố"
MADE_AT: Final = "Lập lúc"
HIDDEN: Final = "<5"
TIMES_ASKED: Final = "Số lần hỏi bot"
QUESTIONS_ALL: Final = "Câu hỏi bot nhận"

SHEETS: Final = {
    "summary": "Tổng hợp",
    "units": "Theo đơn vị",
    "procedures": "Theo thủ tục",
    "obstacles": "Vướng mắc",
    "never_asked": "Chưa phát sinh",
    "missed": "Câu chưa trả lời",
    "definitions": "Cách tính",
}
CHARTS: Final = {
    "months": "Yêu cầu theo tháng",
    "outcomes": "Kết quả",
    "obstacles": "Vướng mắc hay gặp",
    "units": "Đơn vị có nhiều yêu cầu nhất",
}
QUESTION_KINDS: Final = {
    "answer": "trả lời ngay",
    "choose": "hỏi lại cho rõ",
    "guide": "chỉ cách làm",
    "unknown": "chưa trả lời được",
}
COLUMNS: Final = {
    "requests": "Yêu cầu gửi đến",
    "requests_done": "Đã giúp xong",
    "filed_online_with_us": "Nộp trực tuyến",
    "filed_at_home_with_us": "Làm tại nhà",
    "paid_online_with_us": "Trả phí trực tuyến",
    "done_at_centre": "Làm tại trung tâm, công an",
    "answered": "Giải đáp, không cần nộp",
    "gave_up": "Thôi không làm",
    "unreachable": "Không liên lạc được",
    "withdrawn": "Người dân rút",
    "expired": "Quá hạn, tự đóng",
    "open": "Còn mở cuối kỳ",
    "late": "Chờ lâu, đã báo tổ trưởng",
    "silent": "Nhận mà không liên hệ",
    "handed_on": "Chuyển nơi khác",
    "reopened": "Mở lại",
    "confirmed": "Đã xác nhận xong",
    "thanked": "Lời cảm ơn",
    "median_wait_hours": "Chờ người nhận (giờ, trung vị)",
}
DEFINITIONS: Final = {
    "requests": "Số yêu cầu người dân gửi trong kỳ, tính cho nơi gửi đầu tiên.",
    "requests_done": (
        "Số yêu cầu đóng trong kỳ với kết quả nộp trực tuyến, làm tại trung tâm, công an, hoặc"
        " giải đáp xong; mở lại trong kỳ thì không tính."
    ),
    "filed_online_with_us": (
        "Trong số đã giúp xong: người dân tự nộp trực tuyến hoặc nộp cùng người giúp, theo lời"
        " người giúp. Không phải tỷ lệ hồ sơ trực tuyến của cơ quan."
    ),
    "filed_at_home_with_us": (
        "Trong số đã nộp hoặc đã làm tại trung tâm: làm khi người dân ở nhà."
    ),
    "paid_online_with_us": "Trong số đã nộp hoặc đã làm: phí được trả trực tuyến.",
    "done_at_centre": "Số yêu cầu đóng trong kỳ, làm tại trung tâm hoặc công an.",
    "answered": "Số yêu cầu đóng trong kỳ sau khi giải đáp, không phải nộp gì.",
    "gave_up": "Số yêu cầu đóng trong kỳ vì người dân thôi không làm.",
    "unreachable": "Số yêu cầu tạm đóng trong kỳ vì không liên lạc được với người dân.",
    "withdrawn": "Số yêu cầu người dân rút trong kỳ.",
    "expired": "Số yêu cầu tự đóng trong kỳ vì mở quá lâu.",
    "open": "Số yêu cầu đang mở lúc kết thúc kỳ.",
    "late": "Số lần tổ trưởng được báo có yêu cầu chờ quá lâu chưa ai nhận.",
    "silent": "Số lần yêu cầu về lại tổ vì người nhận không liên hệ.",
    "handed_on": "Số lần yêu cầu được chuyển sang tổ khác hoặc cấp trên.",
    "reopened": "Số lần yêu cầu đã đóng được mở lại.",
    "confirmed": "Số yêu cầu được người dân xác nhận là xong, hoặc không ai phản hồi trong hạn.",
    "thanked": "Số lời cảm ơn người dân gửi cho người giúp.",
    "median_wait_hours": (
        "Một nửa số yêu cầu gửi trong kỳ có người nhận trong khoảng thời gian này (tính cả đêm và"
        " ngày nghỉ); yêu cầu chưa ai nhận không tính."
    ),
}
