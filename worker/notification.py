"""The notification queue: claims e-mails, renders and sends them, records what became of each."""

from collections import deque
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from email.utils import parseaddr
from threading import Event
from time import monotonic

from psycopg import Connection

from runtime.logs import get_logger
from runtime.settings import Settings, SettingsError
from worker import jobs
from worker.limits import Deadline, time_for_mail
from worker.mailer import Delivery, Mailer
from worker.pace import Breaker, Throttle
from worker.render import AddressError, plain_address, render

log = get_logger(__name__)

_SPARE_SECONDS = 2.0


class NotificationStep:
    """One turn: claim a batch, send it over one SMTP connection, at the pace that the server takes.

    Raises SettingsError when the sender's address is none.
    """

    def __init__(
        self, settings: Settings, stop: Event, clock: Callable[[], float] = monotonic
    ) -> None:
        self._settings = settings
        self._stop = stop
        self._sender = _sender(settings)
        # Recording the outcome needs a moment too.
        self._need = time_for_mail(settings) + min(_SPARE_SECONDS, settings.worker_lease / 10)
        self._extension = max(self._need, settings.worker_lease)
        self._breaker = Breaker(settings.smtp_longest_pause, clock)
        self._throttle = Throttle(settings.smtp_rate, clock)

    def __call__(self, connection: Connection) -> bool:
        batch_size = self._settings.worker_batch_size
        limit = self._throttle.allow(self._breaker.allow(batch_size))
        if not limit:
            return False
        # What went out of date while the server was away is settled by the batch, not one by one.
        claimed = batch_size if self._breaker.is_ramping else limit
        lease = Deadline.after(self._settings.worker_lease)
        waiting = deque(
            jobs.claim_notifications(connection, limit=claimed, lease=self._settings.worker_lease)
        )
        is_work = bool(waiting)
        with Mailer(self._settings) as mailer:
            while waiting and limit and not self._stop.is_set():
                message = waiting.popleft()
                limit -= 1
                if lease.remaining() < self._need:
                    # The others need not wait behind a slow one: somebody may be free for them.
                    _hand_back(connection, waiting)
                    waiting.clear()
                    if not self._extend(connection, message):
                        break
                delivery = self._deliver(connection, mailer, message)
                if not delivery.is_server_well:
                    self._pause(delivery)
                    break
            else:
                if is_work:
                    self._go_on()
            _hand_back(connection, waiting)
        return is_work

    def _pause(self, delivery: Delivery) -> None:
        pause = self._breaker.fail()
        log.warning("mail_server_down", reason=delivery.reason, error=delivery.error, pause_s=pause)

    def _go_on(self) -> None:
        if not self._breaker.is_closed:
            log.info("mail_server_back")
        self._breaker.succeed(self._settings.worker_batch_size)

    def _extend(self, connection: Connection, message: jobs.Notification) -> bool:
        is_ours = jobs.extend_lease(connection, jobs.NOTIFICATION, message, self._extension)
        if not is_ours:
            log.warning("lease_lost", queue=jobs.NOTIFICATION, message_id=message.message_id)
        return is_ours

    def _deliver(
        self, connection: Connection, mailer: Mailer, message: jobs.Notification
    ) -> Delivery:
        started = monotonic()
        delivery = self._attempt(mailer, message)
        self._throttle.spend()
        status = jobs.record_delivery(
            connection,
            message,
            outcome=delivery.outcome,
            provider_id=delivery.provider_id,
            error=delivery.error,
        )
        log.info(
            "notification",
            message_id=message.message_id,
            notification_id=message.notification_id,
            correlationId=message.content.get("request_id"),
            kind=message.kind,
            outcome=delivery.outcome,
            status=status,
            reason=delivery.reason,
            provider_id=delivery.provider_id,
            duration_ms=round((monotonic() - started) * 1000, 1),
        )
        return delivery

    def _attempt(self, mailer: Mailer, message: jobs.Notification) -> Delivery:
        if self._settings.is_email_suppressed:
            return Delivery("suppressed")
        try:
            email = render(message, sender=self._sender, at=datetime.now(UTC))
        except AddressError as error:
            return Delivery("failed", reason="address", error=str(error))
        except Exception as error:
            # One e-mail that cannot be written must not hold up the others, and may be written
            # after the next release; its error may quote the guest, so only its name is kept.
            name = type(error).__name__
            return Delivery("retry", reason="render", error=f"cannot be rendered: {name}")
        return mailer.send(email)


def _sender(settings: Settings) -> str:
    try:
        return plain_address(parseaddr(settings.email_from)[1])
    except AddressError as error:
        raise SettingsError(f"EMAIL_FROM={settings.email_from!r} is {error}") from None


def _hand_back(connection: Connection, messages: Iterable[jobs.Notification]) -> None:
    unbegun = list(messages)
    if unbegun:
        released = jobs.release_messages(connection, jobs.NOTIFICATION, unbegun)
        log.info("handed_back", queue=jobs.NOTIFICATION, messages=released)
