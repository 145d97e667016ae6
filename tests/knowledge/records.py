"""Made-up records of the portal, for traps one at a time."""

from typing import Any

from knowledge.national.portal import Record, Way


def way(channel: str = "Trực tuyến", time: str = "3 Ngày làm việc", **more: str) -> Way:
    return Way(channel, time, more.get("fee", ""), more.get("note", ""))


def record(*ways: Way, **more: Any) -> Record:
    values: dict[str, Any] = {
        "code": "1.000001",
        "name": "Cấp giấy thử",
        "field": "Hộ tịch",
        "level": "Cấp Xã",
        "agency": "Ủy ban nhân dân cấp xã",
        "audience": "Công dân Việt Nam",
        "steps": "",
        "documents": "",
        "conditions": "",
        "results": "Giấy thử (KQ.G12.000001)",
        "issuing_body": "Bộ Tư pháp",
        "url": "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/x",
        "source_date": "2026-06/07 crawl (HEAD 2026-07-20)",
        "ways": ways,
        "quality": frozenset(),
    }
    return Record(**{**values, **more})
