"""Cases about what is never taken: passwords, codes, money."""

from typing import Final

from bot.desk.outcomes import Outcome
from bot.texts import labels
from bot.texts.practice.model import HOW_TO_ANSWER, Case, Choice, Turn

PASSWORD: Final = Case(
    key="password",
    title="Bác Hùng muốn đọc mật khẩu",
    procedure="1.014064",
    commune="xã Bến Đò",
    name="bác Hùng",
    preferred_time="Buổi sáng",
    turns=(
        Turn(
            said="Tôi mất thẻ căn cước. Mắt kém, bấm chậm lắm. Tôi đọc mật khẩu VNeID cho cô"
            " chú làm hộ nhé?",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Bác cứ đọc, cháu làm xong quên ngay",
                    "Thương bác thì ai cũng muốn làm cho nhanh. Nhưng ai có mật khẩu là làm được"
                    " mọi việc thay bác; sau này có chuyện gì, anh/chị là người bị hỏi đầu tiên.",
                ),
                Choice(
                    "Không được đâu, bác tự làm đi",
                    "Không nhận mật khẩu là đúng. Nhưng nói cụt vậy bác dễ tủi rồi bỏ luôn."
                    " Thêm một câu: bác làm cách nào, ai ngồi cùng.",
                ),
                Choice(
                    "Bác đừng đọc, cháu chỉ, bác tự gõ",
                    "Đúng quá ạ. Mật khẩu chỉ tự tay bác gõ. Bấm chậm không sao, phóng chữ to"
                    " lên, có con cháu ngồi cạnh đọc chữ thì càng tốt.",
                    good=True,
                ),
            ),
        ),
        Turn(
            said="Máy báo có mã 6 số. Tôi nhắn mã ấy vào đây nhé?",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Bác gõ thẳng mã vào máy của bác",
                    "Chuẩn ạ. Mã OTP như chìa khóa nhà, chỉ tự tay bác tra vào ổ. Mã hết hạn"
                    " thì xin mã mới, không mất gì.",
                    good=True,
                ),
                Choice(
                    "Bác nhắn nhanh kẻo mã hết hạn",
                    "Sợ lỡ mất mã thì ai cũng vội. Nhưng mã hết hạn thì xin mã mới được, còn đã"
                    " gửi đi rồi thì không lấy lại được.",
                ),
                Choice(
                    "Bác gọi điện đọc cho kín",
                    "Đọc hay nhắn thì cũng là đưa mã cho người khác. Kẻ lừa đảo hay gọi xin mã"
                    " đúng kiểu này; bác quen đọc thì lần sau dễ mắc.",
                ),
            ),
        ),
        Turn(
            said="Thôi chết, sáng nay có người xưng công an xã gọi, tôi trót đọc một mã"
            " cho họ rồi…",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Sao bác lại đọc cho người lạ!",
                    "Nóng ruột thay bác, ai cũng thế. Nhưng bác đang sợ, trách một câu là bác"
                    " im, lại mất thêm thời gian. Việc gấp nói trước ạ.",
                ),
                Choice(
                    "Bác gọi ngay 113 và ngân hàng",
                    "Đúng rồi ạ. Việc này gấp hơn cái thẻ. Lo mất tài khoản VNeID thì gọi thêm"
                    " 1900.0368 nhờ khóa, rồi bác ra Công an xã trình báo, nhớ giữ lại số gọi đến.",
                    good=True,
                ),
                Choice(
                    "Chắc không sao, mình làm tiếp bác ạ",
                    "Muốn bác yên lòng mà. Nhưng kẻ gian chỉ cần ít phút để lấy tiền. Gọi ngay"
                    " thì còn kịp.",
                ),
            ),
        ),
        Turn(
            question="Hôm sau bác Hùng nhắn: «Tôi ra Công an xã trình báo, làm lại thẻ luôn ở đó,"
            f" xong cả rồi.» Anh/chị bấm «{labels.DONE}», ghi kết quả nào?",
            choices=(
                Choice(
                    labels.OUTCOMES[Outcome.FILED_TOGETHER],
                    "Định thế từ đầu thật, nhưng cuối cùng bác làm ở Công an xã. Ghi như việc"
                    " đã xảy ra là được.",
                ),
                Choice(
                    labels.OUTCOMES[Outcome.DONE_AT_CENTRE],
                    "Đúng rồi ạ. Không nộp trực tuyến cũng là việc tốt: bác có thẻ, và bác an"
                    " toàn.",
                    good=True,
                ),
            ),
        ),
    ),
    rule="Mật khẩu, mã OTP chỉ tự tay người dân gõ. Họ đưa cũng không nhận.",
)

MONEY: Final = Case(
    key="money",
    title="Chị Nga gửi tiền cảm ơn",
    procedure="1.001612",
    commune="xã Đồng Lúa",
    name="chị Nga",
    preferred_time="Buổi chiều",
    turns=(
        Turn(
            said="Nhờ có em mà chị khai gần xong giấy mở quán nước rồi. Cho chị số tài khoản,"
            " chị gửi em ít tiền xăng xe.",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Em cảm ơn, tổ giúp miễn phí chị ạ",
                    "Hay quá ạ. Cảm ơn trước, từ chối sau, chị Nga không ngại mà lần sau vẫn dám"
                    " nhờ.",
                    good=True,
                ),
                Choice(
                    "Em nhận chút cho chị vui",
                    "Từ chối người thật lòng đúng là khó. Nhưng đã nhận một lần, người không có"
                    " tiền sẽ ngại nhờ, và bà con hết phân biệt được tổ với kẻ lừa.",
                ),
                Choice(
                    "Chị mua em thẻ điện thoại là được",
                    "Không phải tiền mặt, nghe nhẹ hơn. Nhưng quà hay tiền thì người sau cũng"
                    " nghĩ là nhờ tổ phải mất gì đó.",
                ),
            ),
        ),
        Turn(
            said="Thế còn lệ phí? Chị không biết bấm thanh toán, chị chuyển khoản cho em, em nộp"
            " giúp chị nhé.",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Chị chuyển đi, em nộp ngay",
                    "Anh/chị nộp thật, nhưng bà con nghe «chuyển khoản cho tổ» rồi quen, kẻ lừa"
                    " chỉ cần nhái theo.",
                ),
                Choice(
                    "Em trả trước, chị gửi lại em sau",
                    "Tốt bụng quá. Nhưng tiền vẫn đi qua tay anh/chị, trục trặc một cái là khó nói"
                    " cho rõ, mất cả tình cảm.",
                ),
                Choice(
                    "Chị trả trên Cổng, em chỉ từng bước",
                    "Chuẩn ạ. Chỉ trả trong dichvucong.gov.vn hoặc VNeID, từ ngân hàng hay ví của"
                    " chính chị. Không trả trên mạng được thì hỏi nơi nhận hồ sơ.",
                    good=True,
                ),
            ),
        ),
        Turn(
            said="Ngân hàng trừ tiền rồi mà hồ sơ vẫn báo chưa trả!",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Chị thử trả lại lần nữa xem",
                    "Ai gặp cũng muốn bấm lại cho xong. Nhưng dễ bị trừ tiền hai lần, rồi phải"
                    " đi xin hoàn.",
                ),
                Choice(
                    "Khoan trả nữa, giữ tin báo trừ tiền",
                    "Đúng rồi ạ. Giữ cả mã hồ sơ. Rồi chị hỏi ngân hàng và nơi nhận hồ sơ:"
                    " hai bên có đối chiếu giao dịch hằng ngày.",
                    good=True,
                ),
                Choice(
                    "Chị chụp thẻ ngân hàng gửi em xem",
                    "Muốn xem cho rõ mà. Nhưng số thẻ, số tài khoản thì đừng gửi cho ai, kể cả"
                    " người của tổ.",
                ),
            ),
        ),
        Turn(
            question="Hôm sau hồ sơ đã hiện «đã thanh toán» và gửi đi xong."
            f" Anh/chị bấm «{labels.DONE}», ghi kết quả nào?",
            choices=(
                Choice(
                    labels.OUTCOMES[Outcome.FILED_TOGETHER],
                    "Đúng rồi ạ. Hồ sơ đã nộp, phí chị Nga tự trả trên Cổng.",
                    good=True,
                ),
                Choice(
                    labels.OUTCOMES[Outcome.GAVE_UP],
                    "Lúc bị trừ tiền chắc chị cũng muốn thôi thật. Nhưng cuối cùng hồ sơ đã nộp.",
                ),
            ),
        ),
    ),
    rule="Không nhận tiền, không trả hộ. Lệ phí người dân tự trả trên Cổng hoặc VNeID.",
)
