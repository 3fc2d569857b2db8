"""The breaker and the throttle, on a clock that is moved by hand."""

from dataclasses import dataclass

from worker.pace import Breaker, Throttle


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def test_pauses_double_up_to_the_longest_and_nothing_passes_in_them() -> None:
    clock = Clock()
    breaker = Breaker(30, clock)
    assert breaker.is_closed and breaker.allow(64) == 64
    pauses = []
    for _ in range(8):
        pause = breaker.fail()
        pauses.append(pause)
        clock.now += pause - 0.01
        assert breaker.allow(64) == 0
        clock.now += 0.02
        assert breaker.allow(64) == 1
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]


def test_a_server_that_is_back_is_met_gently() -> None:
    clock = Clock()
    breaker = Breaker(30, clock)
    clock.now += breaker.fail()
    allowed = []
    while breaker.allow(64) < 64:
        allowed.append(breaker.allow(64))
        breaker.succeed(64)
    assert allowed == [1, 2, 4, 8, 16, 32]
    assert breaker.is_closed and breaker.fail() == 1


def test_a_second_lets_the_rate_pass() -> None:
    clock = Clock()
    throttle = Throttle(10, clock)
    passed = 0
    for _ in range(50):
        for _ in range(throttle.allow(64)):
            throttle.spend()
            passed += 1
        clock.now += 0.1
    assert 50 <= passed <= 60


def test_less_than_one_a_second_is_possible() -> None:
    clock = Clock()
    throttle = Throttle(0.5, clock)
    assert throttle.allow(64) == 1
    throttle.spend()
    clock.now += 1.9
    assert throttle.allow(64) == 0
    clock.now += 0.2
    assert throttle.allow(64) == 1
