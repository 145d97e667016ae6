"""Cases about what stays with the citizen: papers, and what others need not know."""

from typing import Final

from bot.desk.outcomes import Outcome
from bot.texts import labels
from bot.texts.practice.model import HOW_TO_ANSWER, Case, Choice, Turn

PHOTO: Final = Case(
    key="photo",
    title="Anh Sơn gửi ảnh giấy tờ",
    procedure="3.000347",
    commune="phường Hoa Sen",
    name="anh Sơn",
    preferred_time="Buổi tối",
    turns=(
        Turn(
            said="Em gửi ảnh căn cước với giấy khám sức khỏe vào đây mà bot không nhận. Anh chị"
            " cho em xin Zalo, em gửi sang đó để nộp giúp em?",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Zalo mình đây, anh gửi sang",
                    "Muốn gỡ giúp anh ngay mà. Nhưng ảnh căn cước nằm trong máy anh/chị, lỡ mất"
                    " máy là lộ. Bot từ chối ảnh cũng vì vậy.",
                ),
                Choice(
                    "Vậy anh gõ số căn cước vào đây",
                    "Đỡ hơn ảnh một chút, nhưng số căn cước cũng là của riêng anh Sơn. Bot sẽ che"
                    " số ấy đi; số chỉ điền trên Cổng.",
                ),
                Choice(
                    "Anh tự đính kèm trên Cổng, mình chỉ",
                    "Đúng rồi ạ. Ảnh đi thẳng từ máy anh Sơn lên hồ sơ của anh, không qua tay ai.",
                    good=True,
                ),
            ),
        ),
        Turn(
            said="Em đính kèm được rồi, mà ảnh giấy khám nó mờ, mất một góc. Có sao không ạ?",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Anh chụp lại cho rõ, đủ bốn góc",
                    "Chuẩn ạ. Rõ, đủ bốn góc, không lóa. Chụp lại một phút, đỡ phải bổ sung hồ sơ.",
                    good=True,
                ),
                Choice(
                    "Chắc người ta vẫn đọc được",
                    "Cũng có khi đọc được. Nhưng mờ quá thì hồ sơ bị trả lại, anh Sơn lại phải"
                    " chờ thêm.",
                ),
                Choice(
                    "Anh gửi ảnh đây, mình chỉnh cho rõ",
                    "Khéo tay là quý, nhưng thế là ảnh giấy tờ lại sang máy anh/chị. Chụp lại"
                    " thì anh Sơn tự làm được.",
                ),
            ),
        ),
        Turn(
            said="Chết, lúc nãy em lỡ gửi ảnh căn cước vào nhóm Zalo tổ dân phố rồi.",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Nhóm toàn người quen, không sao đâu",
                    "Muốn anh Sơn đỡ lo mà. Nhưng ảnh trong nhóm thì ai cũng lưu lại được, kể cả"
                    " máy của người quen bị mất.",
                ),
                Choice(
                    "Anh thu hồi, nhờ cả nhóm xóa giúp",
                    "Đúng rồi ạ. Thu hồi sớm được chừng nào hay chừng ấy. Nói nhẹ nhàng, ai cũng"
                    " có lúc lỡ tay.",
                    good=True,
                ),
            ),
        ),
        Turn(
            question="Anh Sơn nộp xong trên Cổng, anh/chị nhắn chỉ từng bước."
            f" Bấm «{labels.DONE}» rồi, ghi kết quả nào?",
            choices=(
                Choice(
                    labels.OUTCOMES[Outcome.FILED_TOGETHER],
                    "Đúng rồi ạ. Chỉ qua tin nhắn cũng là làm cùng.",
                    good=True,
                ),
                Choice(
                    labels.OUTCOMES[Outcome.DONE_AT_CENTRE],
                    "Bằng lái do công an cấp thật, nhưng anh Sơn nộp ở nhà, trên Cổng.",
                ),
            ),
        ),
    ),
    rule="Không nhận ảnh giấy tờ, ở đâu cũng vậy. Người dân tự đính kèm trên Cổng.",
)

PRIVATE_MATTER: Final = Case(
    key="private",
    title="Chuyện riêng trong xóm",
    procedure="3.000333",
    commune="xã Đồng Lúa",
    name="anh Dũng",
    preferred_time="Buổi tối",
    turns=(
        Turn(
            said="Chỗ làm mới đòi em phiếu lý lịch tư pháp. Xóm em mà biết lại đồn em có tiền"
            " án. Em ngại quá.",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Thế anh có vướng gì không?",
                    "Hỏi cho biết thì ai cũng dễ buột miệng. Nhưng anh Dũng đang ngại, nghe vậy"
                    " càng chột dạ. Chỉ hỏi điều cần để làm giấy.",
                ),
                Choice(
                    "Mình giữ kín. Họ cần phiếu số mấy?",
                    "Đúng quá ạ. Yên lòng trước, việc sau. Phiếu số 1 hay số 2 là điều cần hỏi"
                    " trước khi làm.",
                    good=True,
                ),
                Choice(
                    "Có gì đâu mà anh ngại",
                    "Muốn anh Dũng nhẹ lòng mà, nhưng anh nghe dễ thành bị gạt đi. Nói rõ thì ấm"
                    " hơn: chỉ người nhận việc biết.",
                ),
            ),
        ),
        Turn(
            said="Dạ họ bảo phiếu số 2. Em đi ca suốt, vợ em làm thay em được không?",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Được, vợ chồng thì làm thay được",
                    "Gần đúng rồi ạ: với phiếu số 1 thì vợ chồng làm thay được. Phiếu số 2 thì"
                    " không, vợ anh đi là mất một buổi.",
                ),
                Choice(
                    "Phiếu số 2 thì anh phải tự làm",
                    "Chuẩn ạ. Phiếu số 2 phải tự mình làm. Anh đi ca thì nộp trên Cổng hoặc"
                    " VNeID lúc rảnh.",
                    good=True,
                ),
            ),
        ),
        Turn(
            by="Anh Tâm, trong nhóm của tổ",
            said="Việc riêng gì thế? Có phải cậu Dũng đầu ngõ không? Vướng vụ gì à?",
            question="Cả nhóm đang đọc. Anh/chị nói gì?",
            choices=(
                Choice(
                    "Không, không phải Dũng đâu",
                    "Muốn đỡ cho anh Dũng mà. Nhưng lần này chối, lần sau không chối, cả nhóm sẽ"
                    " đoán ra.",
                ),
                Choice(
                    "Nhắn riêng cho anh Tâm biết thôi",
                    "Anh Tâm là người nhà của tổ thật. Nhưng thêm một người biết là thêm một chỗ"
                    " lọt ra, mà anh Dũng chỉ tin anh/chị.",
                ),
                Choice(
                    "Việc của người ta, mình xin giữ kín",
                    "Hay quá ạ. Không kể, không đoán, không chối; ai hỏi cũng một câu ấy. Thẻ"
                    " trong nhóm không ghi tên, anh/chị giữ nốt phần còn lại.",
                    good=True,
                ),
            ),
        ),
        Turn(
            question="Anh Dũng nộp xong trên VNeID, anh/chị nhắn chỉ từng bước."
            " Việc kết thúc thế nào?",
            choices=(
                Choice(
                    "Kể trong nhóm cho anh em học hỏi",
                    "Chia sẻ cách làm là quý. Nhưng kể là cả nhóm biết anh Dũng. Muốn dạy nhau"
                    " thì dùng bài tập này ạ.",
                ),
                Choice(
                    f"Bấm «{labels.DONE}», ghi kết quả, thế thôi",
                    "Đúng rồi ạ. Kết quả là nộp trực tuyến, làm cùng. Xong việc rồi vẫn giữ kín.",
                    good=True,
                ),
            ),
        ),
    ),
    rule="Việc riêng chỉ người nhận việc biết: không kể, không đoán, không chối.",
)
