"""Cases about people who are hard to reach: without a phone, or silent."""

from typing import Final

from bot.desk.outcomes import Outcome
from bot.texts import labels
from bot.texts.practice.model import HOW_TO_ANSWER, Case, Choice, Turn

NO_PHONE: Final = Case(
    key="nophone",
    title="Bà không có điện thoại",
    procedure="1.001193",
    commune="xã Bến Đò",
    name="cháu Nam, nhắn hộ bà",
    preferred_time="Lúc nào cũng được",
    turns=(
        Turn(
            said="Cháu nhắn hộ bà nội. Bà muốn khai sinh cho em bé mới sinh, bố mẹ em đi làm xa"
            " chưa về được. Bà không biết chữ, không có điện thoại. Có làm được không ạ?",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Chờ bố mẹ em bé về rồi làm nhé",
                    "Nghe thì chắc, nhưng không cần chờ: bố mẹ không đi được thì ông bà đi khai"
                    " cũng được. Chờ lâu lại sợ quá 60 ngày.",
                ),
                Choice(
                    "Được, bà ra trung tâm có người giúp",
                    "Đúng rồi ạ. Không cần điện thoại thông minh: Trung tâm Phục vụ hành chính"
                    " công xã có máy, có người hướng dẫn nộp ngay tại chỗ.",
                    good=True,
                ),
                Choice(
                    "Giờ phải có VNeID mới làm được",
                    "Nộp ở nhà thì cần VNeID thật. Nhưng nghe câu ấy bà sẽ nghĩ là hết cách."
                    " Còn cách ra trung tâm nữa ạ.",
                ),
            ),
        ),
        Turn(
            said="Thế bố mẹ em có phải viết giấy ủy quyền cho bà không ạ?",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Có, giấy phải chứng thực",
                    "Người ngoài đi thay thì đúng như vậy. Còn ông bà thì không cần giấy; nói"
                    " thế là bố mẹ em phải nghỉ làm một buổi.",
                ),
                Choice(
                    "Cứ viết đi, thừa còn hơn thiếu",
                    "Lo xa là tốt. Nhưng mỗi tờ giấy thừa là một lần đi lại. Chưa chắc thì xem"
                    " thẻ thủ tục, phần đi thay.",
                ),
                Choice(
                    "Bà thì không, bố mẹ ưng là được",
                    "Chuẩn ạ. Ông, bà, người thân thích đi khai sinh thì không cần giấy ủy"
                    " quyền, chỉ cần thống nhất trước với bố mẹ bé.",
                    good=True,
                ),
            ),
        ),
        Turn(
            said="Bà phải mang theo gì ạ?",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Giấy chứng sinh và căn cước của bà",
                    "Đúng rồi ạ. Nói ít, nói đủ. Bà không đọc được thì nhờ cháu Nam soạn sẵn vào"
                    " một túi.",
                    good=True,
                ),
                Choice(
                    "Có giấy gì bà mang hết ra",
                    "Đỡ sợ thiếu thật, nhưng bà dễ đánh rơi, mà cũng không biết giấy nào là giấy"
                    " nào.",
                ),
                Choice(
                    "Cứ ra đó người ta bảo",
                    "Ở đó có người bảo thật, nhưng thiếu một tờ là bà phải đi hai lần.",
                ),
            ),
        ),
        Turn(
            question="Hai hôm sau cháu Nam nhắn: «Bà làm xong ở trung tâm rồi ạ!»"
            f" Anh/chị bấm «{labels.DONE}», ghi kết quả nào?",
            choices=(
                Choice(
                    labels.OUTCOMES[Outcome.ANSWERED],
                    "Anh/chị chỉ trả lời tin thật, nhưng nhờ vậy mà bà đã làm xong. Ghi nơi bà"
                    " làm xong.",
                ),
                Choice(
                    labels.OUTCOMES[Outcome.DONE_AT_CENTRE],
                    "Đúng rồi ạ. Bà có giấy cho cháu, thế là trọn vẹn.",
                    good=True,
                ),
            ),
        ),
    ),
    rule="Không điện thoại vẫn làm được: ra trung tâm có người giúp, hoặc người nhà đi thay.",
)

SILENT: Final = Case(
    key="silent",
    title="Nhắn mãi không trả lời",
    procedure="1.000894",
    commune="phường Hoa Sen",
    name="chị Thu",
    preferred_time="Buổi tối",
    turns=(
        Turn(
            question="Sáng nay anh/chị chào chị Thu và hỏi chị cần gì. Đến chiều chưa thấy trả"
            " lời. Anh/chị làm gì?",
            choices=(
                Choice(
                    f"Bấm «{labels.GIVE_BACK}» cho người khác",
                    "Nghĩ cho việc chạy tiếp là tốt. Nhưng người sau cũng chỉ nhắn được vào đúng"
                    " chỗ ấy. Thử thêm một lần đã ạ.",
                ),
                Choice(
                    "Nhắn liền năm tin cho chị thấy",
                    "Sốt ruột thì ai cũng thế. Nhưng mở máy thấy năm tin dồn, nhiều người ngại"
                    " quá lại tắt đi.",
                ),
                Choice(
                    "Buổi tối nhắn lại một câu ngắn",
                    "Đúng rồi ạ. Thẻ ghi giờ tiện là buổi tối, ban ngày chắc chị đi làm. Một tin,"
                    " hỏi một điều.",
                    good=True,
                ),
            ),
        ),
        Turn(
            said="Dạ em đang bận, để hôm khác ạ.",
            question=HOW_TO_ANSWER,
            choices=(
                Choice(
                    "Tối thứ Năm, 7 rưỡi được không chị?",
                    "Hay quá ạ. Một ngày, một giờ rõ ràng thì cả hai cùng nhớ. Anh/chị bấm"
                    f" «{labels.APPOINT}» dưới thẻ, đến giờ bot nhắc.",
                    good=True,
                ),
                Choice(
                    "Vâng, khi nào rảnh chị nhắn nhé",
                    "Nghe lịch sự, nhưng «khi nào rảnh» hay thành không bao giờ. Hẹn hẳn một giờ"
                    " thì dễ cho chị hơn.",
                ),
                Choice(
                    "Thế chị có cần nữa không?",
                    "Hỏi vậy cũng phải, mà chị nghe dễ thành lời trách. Chị còn nhắn lại là còn"
                    " cần, chỉ cần một cái hẹn.",
                ),
            ),
        ),
        Turn(
            question="Đúng hẹn anh/chị nhắn, chị Thu im. Hai hôm sau nhắn nữa, vẫn im."
            " Anh/chị làm gì?",
            choices=(
                Choice(
                    "Hỏi hàng xóm xem chị đi đâu",
                    "Lo cho chị thật. Nhưng hỏi là hàng xóm biết chị đang nhờ làm giấy gì,"
                    " mà chị chưa cho ai biết.",
                ),
                Choice(
                    "Nhắn lời cuối: cần thì chị gửi lại",
                    "Đúng rồi ạ. Không trách, để ngỏ cửa: «Chị bận thì em đóng việc này nhé,"
                    " lúc nào cần chị gửi lại».",
                    good=True,
                ),
                Choice(
                    "Điền sẵn tờ khai giúp chị",
                    "Nhiệt tình quá. Nhưng chưa có lời chị thì không làm gì đứng tên chị được.",
                ),
            ),
        ),
        Turn(
            question=f"Anh/chị bấm «{labels.DONE}». Việc này kết thúc thế nào?",
            choices=(
                Choice(
                    labels.OUTCOMES[Outcome.GAVE_UP],
                    "Có thể thế, nhưng chị Thu chưa nói vậy. Im lặng có khi là hỏng máy. Ghi"
                    " đúng điều anh/chị biết.",
                ),
                Choice(
                    labels.OUTCOMES[Outcome.ANSWERED],
                    "Số liệu trông đẹp hơn, nhưng chị Thu chưa nhận được câu trả lời nào.",
                ),
                Choice(
                    labels.OUTCOMES[Outcome.UNREACHABLE],
                    "Đúng rồi ạ. Ghi thật, không ai trách anh/chị. Chị Thu mở lại được việc này,"
                    " lúc ấy tổ giúp tiếp.",
                    good=True,
                ),
            ),
        ),
    ),
    rule="Thử lại vào giờ tiện, hẹn một giờ rõ, rồi mới ghi là không liên lạc được.",
)
