"""What `holdfast book` says to the person on the telephone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cli.book.desk import Row, Wish


def page(done: Row, wish: Wish) -> list[str]:
    """For the person on the telephone."""
    if done["outcome"] == "unavailable":
        lines = [f"Not booked: {done['reason']}"]
        if not done["nearest"]:
            return [*lines, "Nothing is free in the four weeks after it."]
        lines.append("The nearest that are free:")
        for slot in done["nearest"]:
            start = datetime.fromisoformat(slot["local_start"]).astimezone(ZoneInfo(wish.timezone))
            who = ", ".join(one["label"] for one in slot["therapists"])
            lines.append(f"  {start:%A %-d %B %Y, %H:%M %Z}  {who}")
        return lines
    zone = ZoneInfo(done["timezone"])
    start, end = (
        datetime.fromisoformat(done[end]).astimezone(zone) for end in ("starts_at", "ends_at")
    )
    heading = "Booked" if done["outcome"] == "confirmed" else "Would be booked (nothing is changed)"
    lines = [
        f"{heading}: {wish.service} at {done['venue']}",
        f"  when       {start:%A %-d %B %Y, %H:%M %Z}, until {end:%H:%M}",
        f"  with       {', '.join(done['therapists']) or 'nobody'}",
        f"  room       {', '.join(done['rooms']) or 'none'}",
        f"  customer   {done['customer']['name']} <{done['customer']['email']}>",
    ]
    other = done["also_then"]
    if other:
        began = datetime.fromisoformat(other["starts_at"]).astimezone(zone)
        lines.append(
            f"  warning    the customer has another appointment then, at {began:%H:%M} with "
            f"{', '.join(other['therapists'])}: is that meant?"
        )
    if done["outcome"] == "confirmed":
        sent = done["email_sent_at"]
        lines += [
            f"  reference  {done['reference']}",
            f"  e-mail     sent at {sent.astimezone(zone):%H:%M:%S %Z}"
            if sent
            else "  e-mail     queued: it leaves as soon as a worker runs (`holdfast worker`)",
        ]
    return lines
