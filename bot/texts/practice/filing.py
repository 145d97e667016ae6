"""Cases about the work itself: filing together, and sending a request where it belongs."""

from typing import Final

from bot.desk.outcomes import Outcome
from bot.texts import labels
from bot.texts.practice.model import HOW_TO_ANSWER, Case, Choice, Turn

TOGETHER: Final = Case(
    key="together",
    title="Ở trọ, làm tạm trú",
    procedure="1.004194",
    commune="phường Hoa Sen",
    name="chị Mai",
    preferred_time="Buổi tối",
    turns=(
        Turn(
            said="Em chào anh chị. Em mới thuê phòng trọ, chủ nhà bảo khai tạm trú trên mạng."
            " Em không biết bắt đầu từ đâu.",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Chị cho tài khoản, mình nộp hộ",
                    "Ý tốt, muốn nhanh cho chị Mai. Nhưng hồ sơ đứng tên chị mà chị không biết"
                    " trong đó ghi gì; sai một chỗ thì chị chịu, còn anh/chị dễ mang tiếng.",
                ),
                Choice(
                    "Mình hẹn giờ, chị bấm, mình chỉ",
                    "Đúng rồi ạ. Chị tự đăng nhập, tự bấm, anh/chị chỉ từng bước."
                    " Lần sau chị tự làm được.",
                    good=True,
                ),
                Choice(
                    "Chị lên Cổng, trên đó có hướng dẫn",
                    "Cổng có hướng dẫn thật. Nhưng chị nhắn vì đang lúng túng, nói vậy chị dễ"
                    " bỏ dở. Chỉ cần một lời hẹn ngắn.",
                ),
            ),
        ),
        Turn(
            said="Em đăng nhập VNeID được rồi. Giấy thuê nhà của em có phải đi công chứng không ạ?",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Có, chị công chứng cho chắc",
                    "Cẩn thận là tốt, nhưng chị Mai sẽ mất một buổi và mất tiền: làm tạm trú thì"
                    " giấy thuê nhà không phải công chứng.",
                ),
                Choice(
                    "Mình không rõ, chị hỏi chủ trọ nhé",
                    "Chưa rõ mà nói thật là quý. Chỉ đừng để chị đi hỏi vòng: anh/chị gõ"
                    f" «tạm trú» cho bot, bấm «{labels.DOCUMENTS}» là có câu trả lời.",
                ),
                Choice(
                    "Tạm trú thì không phải công chứng",
                    "Chuẩn ạ. Giấy thuê, mượn nhà làm tạm trú không phải công chứng. (Thường trú"
                    " ở nhà thuê thì lại cần, nên cứ xem thẻ thủ tục trước đã.)",
                    good=True,
                ),
            ),
        ),
        Turn(
            said="Nộp xong rồi ạ! Nó hiện một mã hồ sơ. Em gửi anh chị giữ giúp nhé?",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Chị giữ lấy, tự xem trên Cổng nhé",
                    "Đúng rồi ạ. Mã ấy dẫn tới thông tin riêng của chị Mai. Chị xem hồ sơ tới"
                    " đâu ở mục Dịch vụ công của tôi.",
                    good=True,
                ),
                Choice(
                    "Ừ gửi đây, mình theo dõi cho",
                    "Chu đáo quá. Nhưng mã ấy dẫn tới thông tin riêng của chị, nằm ở máy người"
                    " khác là thêm một chỗ dễ lộ.",
                ),
            ),
        ),
        Turn(
            question=f"Anh/chị bấm «{labels.DONE}». Việc này kết thúc thế nào?",
            choices=(
                Choice(
                    labels.OUTCOMES[Outcome.FILED_TOGETHER],
                    "Đúng rồi ạ. Chị Mai bấm, anh/chị chỉ, thế là làm cùng. Bot sẽ hỏi thêm vài ý"
                    " ngắn: máy của ai, ở đâu, có vướng gì không.",
                    good=True,
                ),
                Choice(
                    labels.OUTCOMES[Outcome.FILED_ALONE],
                    "Tay bấm là của chị Mai thật. Nhưng có anh/chị ngồi chỉ, ghi là làm cùng"
                    " thì công của tổ mới hiện ra.",
                ),
                Choice(
                    labels.OUTCOMES[Outcome.ANSWERED],
                    "Có giải đáp thật, mà hồ sơ cũng đã nộp rồi. Ghi đúng thì số liệu của tổ"
                    " mới đúng.",
                ),
            ),
        ),
    ),
    rule="Làm cùng, không làm hộ: người dân tự đăng nhập, tự bấm.",
)

OTHER_COMMUNE: Final = Case(
    key="commune",
    title="Việc của xã bên",
    procedure="1.004222",
    commune="phường Hoa Sen",
    name="anh Tuấn",
    preferred_time="Lúc nào cũng được",
    turns=(
        Turn(
            said="Anh chị ơi, em chọn nhầm rồi. Nhà em ở xã Bến Đò chứ không phải phường"
            " Hoa Sen. Em có phải gửi lại từ đầu không?",
            question="Anh/chị làm gì?",
            choices=(
                Choice(
                    f"«{labels.HAND}», rồi «{labels.TO_PLACE}»",
                    "Đúng rồi ạ. Chọn xã Bến Đò là việc sang thẳng tổ bên ấy, anh Tuấn không phải"
                    " kể lại.",
                    good=True,
                ),
                Choice(
                    "Bảo anh rút rồi gửi lại từ đầu",
                    "Cũng tới nơi, nhưng anh Tuấn phải làm lại mọi thứ, nhiều người đến đây là"
                    " nản. Để anh/chị bấm chuyển thì nhẹ hơn.",
                ),
                Choice(
                    "Cứ giữ lại, mình giúp được",
                    "Nhiệt tình quá. Nhưng đăng ký thường trú thì làm ở Công an xã nơi anh ở; tổ"
                    " bên ấy biết chỗ, cần thì gặp được tận nhà.",
                ),
            ),
        ),
        Turn(
            said="Thế giờ ai giúp em ạ?",
            question="Trước khi chuyển, anh/chị nhắn anh Tuấn câu gì?",
            choices=(
                Choice(
                    "Cho anh số máy của người tổ bên ấy",
                    "Muốn anh gặp được người ngay mà. Nhưng số máy ấy là của riêng người ta;"
                    " bot nối hai bên, không ai phải đưa số.",
                ),
                Choice(
                    "Tổ Bến Đò sẽ nhắn anh ngay tại đây",
                    "Chuẩn ạ. Một câu thôi là anh Tuấn biết việc không bị bỏ, và không đi tìm"
                    " người lạ ở chỗ khác.",
                    good=True,
                ),
                Choice(
                    "Khỏi nhắn, chuyển luôn cho nhanh",
                    "Nhanh thật. Nhưng anh Tuấn đang hỏi mà không thấy ai trả lời thì lo. Một câu"
                    " ngắn là đủ.",
                ),
            ),
        ),
        Turn(
            question="Việc đã sang tổ xã Bến Đò. Phần anh/chị kết thúc thế nào?",
            choices=(
                Choice(
                    f"Bấm «{labels.DONE}» cho gọn",
                    f"«{labels.DONE}» là báo với anh Tuấn rằng việc đã xong, mà hồ sơ thì chưa"
                    " ai làm.",
                ),
                Choice(
                    "Không bấm gì nữa, tổ kia lo tiếp",
                    "Đúng rồi ạ. Chuyển xong là hết phần anh/chị. Tổ nào làm thì tổ ấy đóng việc.",
                    good=True,
                ),
            ),
        ),
    ),
    rule=f"Việc của nơi khác: nhắn người dân một câu, rồi bấm «{labels.HAND}».",
)
