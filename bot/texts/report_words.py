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
HIDDEN: Final = "ẩn"
WHY_HIDDEN: Final = (
    "Số từ 1 đến 4 được ẩn để không ai bị nhận ra;"
    " vài số khác được ẩn theo để không tính ngược ra số nhỏ."
)
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
