"""The small plots: what they show, and that they can be read on any page."""

from xml.etree import ElementTree

from cli.plots import grouped_bars, lines, stacked_bars

SVG = "{http://www.w3.org/2000/svg}"


def words(picture: str) -> set[str]:
    return {str(text.text) for text in ElementTree.fromstring(picture).iter(f"{SVG}text")}


def test_bars_are_as_tall_as_their_values_and_say_them() -> None:
    picture = grouped_bars({"<one>": {"a": 5699.4, "b": 2849.7}, "two": {"a": 0.0}}, "/s")
    titled = [bar for bar in ElementTree.fromstring(picture).iter(f"{SVG}rect") if len(bar)]
    tall, half, *_ = (float(bar.attrib["height"]) for bar in titled)
    assert abs(tall - 2 * half) < 0.2
    assert {"5,699", "2,850", "5,699 /s", "<one>", "two", "a", "b"} <= words(picture)


def test_stacked_parts_lie_side_by_side_and_add_up() -> None:
    picture = stacked_bars({"row": {"a": 1.0, "b": 3.0}}, "ms")
    first, second = (bar for bar in ElementTree.fromstring(picture).iter(f"{SVG}rect") if len(bar))
    assert float(second.attrib["width"]) == 3 * float(first.attrib["width"])
    ends = float(first.attrib["x"]) + float(first.attrib["width"])
    assert abs(float(second.attrib["x"]) - ends) < 0.2
    assert "4 ms" in words(picture)


def test_many_parts_have_colours_of_their_own() -> None:
    picture = stacked_bars({"row": {str(n): 1.0 for n in range(13)}}, "ms")
    bars = [bar for bar in ElementTree.fromstring(picture).iter(f"{SVG}rect") if len(bar)]
    assert len({bar.attrib["fill"] for bar in bars}) == 13


def test_a_picture_without_values_is_one_all_the_same() -> None:
    for picture in (grouped_bars({}, ""), stacked_bars({}, ""), lines({}, "%")):
        assert "background:#fff" in ElementTree.fromstring(picture).attrib["style"]
