"""ops.tell_booking: the life of a booking, in order, from rows alone."""

from psycopg import Connection

from tests.calls import Row, acting, assign, call, confirmed, refusal, request, rows, value


def story(connection: Connection, booking: Row) -> list[Row]:
    with acting(connection, "monitor"):
        return rows(connection, "ops.tell_booking", p_reference=booking["reference"])


def outline(connection: Connection, booking: Row) -> list[tuple[str, str, str | None]]:
    """(kind, what, reason) of each step."""
    return [(step["kind"], step["what"], step["reason"]) for step in story(connection, booking)]


def test_a_confirmed_booking_that_was_cancelled(db: Connection) -> None:
    booking = confirmed(db)
    call(db, "api.cancel_booking", p_reference=booking["reference"], p_reason="the guest called")
    # A message is as old as its transaction, which is all of the test's.
    told = [step for step in outline(db, booking) if step != ("message", "queued", None)]
    assert told == [
        ("transition", "created", None),
        ("transition", "capacity_verified", None),
        ("transition", "assignment_pending", None),
        ("attempt", "confirmed", None),
        ("transition", "assignment_in_progress", None),
        ("transition", "confirmed", None),
        ("e-mail", "queued", None),
        ("transition", "cancelled", "the guest called"),
        ("e-mail", "expired", None),
        ("e-mail", "queued", None),
    ]


def test_an_attempt_tells_what_it_took_and_how_long(db: Connection) -> None:
    booking = confirmed(db)
    [attempt] = [step for step in story(db, booking) if step["kind"] == "attempt"]
    taken = [table["label"] for table in booking["tables"]]
    assert attempt["detail"]["tables"] == taken
    assert attempt["detail"]["durationMs"] >= attempt["detail"]["lockWaitMs"] >= 0


def test_what_waits_and_what_was_given_up_is_told(db: Connection) -> None:
    booking = request(db)
    status = "retry"
    while status == "retry":
        [(message, reads)] = db.execute(
            "update pgmq.q_assignment set read_ct = read_ct + 1 returning msg_id, read_ct"
        ).fetchall()
        status = value(
            db,
            "jobs.record_failure",
            p_queue="assignment",
            p_message_id=message,
            p_read_count=reads,
            p_error="22012: division by zero",
        )
    assert {
        ("message", "dead_letter", "22012: division by zero"),
        ("transition", "manual_review", "repeated_errors"),
    } <= set(outline(db, booking))


def test_it_names_nobody(db: Connection) -> None:
    booking = request(db, p_notes="by the window", p_phone="+44 1223 000000")
    assign(db, booking)
    told = str(story(db, booking)).lower()
    assert "zoë" not in told and "zoe" not in told and "window" not in told and "+44" not in told


def test_an_unknown_reference_is_refused(db: Connection) -> None:
    assert refusal(db, "ops.tell_booking", p_reference="NOSUCHREF2").code == "RS005"
