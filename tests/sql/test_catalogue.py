"""The house rules that the catalogue can answer for: each test lists what breaks one."""

import re
from functools import cache

import pytest
from psycopg import Connection

from cli.plan import planned_changes
from cli.project import ROOT

SCHEMAS = ["core", "api", "jobs", "ops"]
CODE = re.compile(r"\bRS\d{3}\b")
LITERAL_CODE = re.compile(r"'(RS\d{3})'")
WRITE = re.compile(r"\b(?:insert into|update|delete from) (core\.\w+)")
CALL = re.compile(r"\b(?:core|api|jobs|ops)\.\w+(?=\()")

FUNCTIONS = """
select n.nspname || '.' || p.proname as name, p.*
from pg_proc as p
inner join pg_namespace as n on n.oid = p.pronamespace
where n.nspname = any (%(schemas)s)
"""


def _ask(connection: Connection, query: str) -> list[str]:
    """The first column of a query over the catalogue; %(schemas)s are Holdfast's."""
    return [row[0] for row in connection.execute(query, {"schemas": SCHEMAS}).fetchall()]


def _functions(connection: Connection, condition: str) -> list[str]:
    return _ask(connection, f"select f.name from ({FUNCTIONS}) as f where {condition} order by 1")


def test_there_is_something_to_look_at(connection: Connection) -> None:
    assert len(_functions(connection, "true")) > 100


def test_every_schema_is_described(connection: Connection) -> None:
    assert not _ask(
        connection,
        """
        select n.nspname
        from pg_namespace as n
        where n.nspname = any (%(schemas)s) and obj_description(n.oid, 'pg_namespace') is null
        """,
    )


def test_every_table_and_view_and_each_of_their_columns_is_described(
    connection: Connection,
) -> None:
    assert not _ask(
        connection,
        """
        select concat_ws('.', n.nspname, c.relname, a.attname)
        from pg_class as c
        inner join pg_namespace as n on n.oid = c.relnamespace
        inner join pg_attribute as a on a.attrelid = c.oid
        where n.nspname = any (%(schemas)s)
          and c.relkind in ('r', 'p', 'v', 'm')
          and a.attnum > 0
          and not a.attisdropped
          and (
            obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null
          )
        """,
    )


def test_every_type_is_described(connection: Connection) -> None:
    assert not _ask(
        connection,
        """
        select t.oid::regtype::text
        from pg_type as t
        inner join pg_namespace as n on n.oid = t.typnamespace
        left join pg_class as c on c.oid = t.typrelid
        where n.nspname = any (%(schemas)s)
          and (t.typtype in ('d', 'e', 'r') or c.relkind = 'c')
          and obj_description(t.oid, 'pg_type') is null
        """,
    )


def test_every_function_is_described(connection: Connection) -> None:
    assert not _functions(connection, "obj_description(f.oid, 'pg_proc') is null")


def test_every_trigger_is_described_and_named_by_its_place_and_rule(connection: Connection) -> None:
    assert not _ask(
        connection,
        r"""
        select t.tgrelid::regclass || ' ' || t.tgname
        from pg_trigger as t
        inner join pg_class as c on c.oid = t.tgrelid
        inner join pg_namespace as n on n.oid = c.relnamespace
        where n.nspname = any (%(schemas)s)
          and not t.tgisinternal
          and (obj_description(t.oid, 'pg_trigger') is null or t.tgname !~ '^_\d{3}_[a-z_]+$')
        """,
    )


def test_every_business_constraint_is_described(connection: Connection) -> None:
    # A business rule is a constraint with a name of its own; PostgreSQL's end like these.
    assert not _ask(
        connection,
        r"""
        select n.nspname || ' ' || c.conname
        from pg_constraint as c
        inner join pg_namespace as n on n.oid = c.connamespace
        where n.nspname = any (%(schemas)s)
          and c.conname !~ '_(pkey|key|fkey|check|excl|not_null)\d*$'
          and obj_description(c.oid, 'pg_constraint') is null
        """,
    )


def test_a_column_does_not_leave_it_to_its_domain_to_refuse_null(connection: Connection) -> None:
    # A value that has the domain's type already, such as that of an outer join, is not checked.
    assert not _ask(
        connection,
        """
        select c.oid::regclass || '.' || a.attname
        from pg_attribute as a
        inner join pg_class as c on c.oid = a.attrelid and c.relkind = 'r'
        inner join pg_namespace as n on n.oid = c.relnamespace
        inner join pg_type as t on t.oid = a.atttypid
        where n.nspname = any (%(schemas)s) and t.typnotnull and not a.attnotnull
        """,
    )


def test_only_the_functions_that_others_call_act_as_the_owner(connection: Connection) -> None:
    assert not _functions(connection, "f.prosecdef <> (f.name !~ '^core[.]')")


def test_a_function_that_acts_as_the_owner_resolves_names_safely(connection: Connection) -> None:
    assert not _functions(
        connection,
        "f.prosecdef and 'search_path=pg_catalog, pg_temp' <> all (coalesce(f.proconfig, '{}'))",
    )


def test_a_function_of_core_takes_its_settings_from_its_caller(connection: Connection) -> None:
    assert not _functions(connection, "f.name ~ '^core[.]' and f.proconfig is not null")


def test_settings_are_few(connection: Connection) -> None:
    assert not _ask(
        connection,
        f"""
        select f.name || ' ' || s.setting
        from ({FUNCTIONS}) as f
        cross join lateral unnest(f.proconfig) as s(setting)
        where split_part(s.setting, '=', 1) not in ('search_path', 'lock_timeout', 'jit',
          'plan_cache_mode')
        """,
    )


def test_no_function_of_the_api_pretends_to_be_immutable(connection: Connection) -> None:
    # It reads tables or changes them; plpgsql_check finds a volatility that is too strict.
    assert not _functions(connection, "f.provolatile = 'i' and f.name !~ '^core[.]'")


def test_volatility_is_written_in_every_source() -> None:
    assert not [
        name
        for name, source in _sources().items()
        if "create or replace function" in source
        and not re.search(r"^(immutable|stable|volatile)$", source, re.M)
    ]


def test_nothing_is_open_to_public(connection: Connection) -> None:
    assert not _functions(
        connection,
        """
        exists (
          select from aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) as a
          where a.grantee = 0
        )
        """,
    )


def test_nothing_of_core_is_open_to_anybody(connection: Connection) -> None:
    assert not _functions(
        connection,
        """
        f.name ~ '^core[.]' and exists (
          select from aclexplode(f.proacl) as a where a.grantee <> f.proowner
        )
        """,
    )


def test_every_foreign_key_has_an_index_that_begins_with_it(connection: Connection) -> None:
    assert not _ask(
        connection,
        """
        select c.conrelid::regclass || ' ' || c.conname
        from pg_constraint as c
        inner join pg_namespace as n on n.oid = c.connamespace
        where n.nspname = any (%(schemas)s)
          and c.contype = 'f'
          and not exists (
            select
            from pg_index as i
            where i.indrelid = c.conrelid
              and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) in (
                select format('(%%I IS NOT NULL)', a.attname)
                from pg_attribute as a
                where a.attrelid = c.conrelid and a.attnum = any (c.conkey)
              ))
              and array(
                select k.key
                from unnest(i.indkey::int2[]) with ordinality as k(key, place)
                where k.place <= cardinality(c.conkey)
              ) @> c.conkey
          )
        """,
    )


def test_every_foreign_key_says_what_a_deletion_does() -> None:
    # `on delete no action` is what an unsaid one becomes, so the scripts are asked.
    tables = {path.stem: path.read_text() for path in (ROOT / "deploy/tables").glob("*.sql")}
    assert tables
    assert not [
        f"{name}: {line.strip()}"
        for name, text in tables.items()
        for line in text.splitlines()
        if " references " in line and "comment on" not in line and " on delete " not in line
    ]


def test_no_body_is_longer_than_sixty_lines(connection: Connection) -> None:
    assert not _functions(connection, r"regexp_count(btrim(f.prosrc, E'\n'), E'\n') >= 60")


def test_no_name_stands_for_two_functions(connection: Connection) -> None:
    names = _functions(connection, "true")
    assert len(names) == len(set(names))


def test_only_the_api_has_default_arguments(connection: Connection) -> None:
    assert not _functions(connection, "f.pronargdefaults > 0 and f.name !~ '^api[.]'")


def test_every_parameter_has_a_name_that_says_so(connection: Connection) -> None:
    assert not _functions(
        connection,
        """
        exists (
          select
          from generate_series(1, f.pronargs) as i
          where coalesce(f.proargnames[i], '') !~ '^p_[a-z0-9_]+$'
        )
        """,
    )


def test_every_name_is_lower_case(connection: Connection) -> None:
    assert not _ask(
        connection,
        """
        with named as (
          select n.oid, n.nspname as name from pg_namespace as n where n.nspname = any (%(schemas)s)
          union all
          select c.relnamespace, c.relname from pg_class as c
          union all
          select c.relnamespace, a.attname
          from pg_attribute as a
          inner join pg_class as c on c.oid = a.attrelid
          where a.attnum > 0 and not a.attisdropped
          union all
          select p.pronamespace, unnest(p.proname || p.proargnames) from pg_proc as p
          union all
          select t.typnamespace, t.typname from pg_type as t where t.typelem = 0
          union all
          select c.connamespace, c.conname from pg_constraint as c
          union all
          select c.relnamespace, t.tgname
          from pg_trigger as t
          inner join pg_class as c on c.oid = t.tgrelid
          where not t.tgisinternal
        )
        select n.nspname || ': ' || named.name
        from named
        inner join pg_namespace as n on n.oid = named.oid and n.nspname = any (%(schemas)s)
        where named.name !~ '^[a-z_][a-z0-9_]*$'
        """,
    )


def test_every_body_passes_plpgsql_check(connection: Connection) -> None:
    offered = "select 1 from pg_available_extensions where name = 'plpgsql_check'"
    if not _ask(connection, offered):
        pytest.skip("the server does not offer plpgsql_check (apt: postgresql-15-plpgsql-check)")
    connection.execute("create extension plpgsql_check with schema public")
    # Without `public` in the path a name that is not qualified is found out.
    connection.execute("set local search_path = pg_catalog, pg_temp")
    assert not _ask(
        connection,
        f"""
        select concat(f.name, ', line ', c.lineno, ': ', c.message)
        from ({FUNCTIONS}) as f
        inner join pg_language as l on l.oid = f.prolang and l.lanname = 'plpgsql'
        left join (
          select t.tgfoid, t.tgrelid, max(t.tgoldtable) as old_rows, max(t.tgnewtable) as new_rows
          from pg_trigger as t
          group by t.tgfoid, t.tgrelid
        ) as t on t.tgfoid = f.oid
        cross join lateral public.plpgsql_check_function_tb(
          f.oid, coalesce(t.tgrelid, 0), oldtable => t.old_rows, newtable => t.new_rows,
          fatal_errors => false, security_warnings => true) as c
        """,
    )


def test_every_code_of_the_sources_is_registered() -> None:
    registered = set(re.findall(r"^\| (RS\d{3}) ", (ROOT / "docs/errors.md").read_text(), re.M))
    assert {code for text in _sources().values() for code in CODE.findall(text)} <= registered


# Codes that the text reaches and a call never does, and why.
UNREACHABLE = {
    ("api/load_venue", "RS004"): "seatings are rebuilt for the venue that was just stored",
    ("api/modify_booking", "RS004"): "the venue is the booking's own",
    **{
        ("jobs/optimize_due_days", code): "the day stays due, or the run is its own"
        for code in ("RS040", "RS250", "RS251")
    },
    **{
        ("api/explain_unavailable", f"RS01{digit}"): "what would be refused at once is its answer"
        for digit in range(9)
    },
    ("api/list_changes", "RS004"): "the venue is the booking's own",
    **{
        ("api/list_changes", code): "nothing is free then, which is its answer"
        for code in ("RS006", "RS010", "RS011", "RS017", "RS018")
    },
}


@pytest.mark.parametrize(
    "name", [name for name in planned_changes() if name.startswith(("api/", "jobs/"))]
)
def test_a_public_function_lists_exactly_the_codes_that_it_can_raise(name: str) -> None:
    # Those of its own and of every function that it calls, as far as their text tells. Whether an
    # update meets a trigger that refuses it depends on the row: those may be listed, or not.
    comment = set(CODE.findall(_sources()[name].partition("\ncomment on function")[2]))
    reached = _reach(name)
    raised = {code for other in reached for code in LITERAL_CODE.findall(_body(other))}
    refused = {
        code
        for table in {table for other in reached for table in WRITE.findall(_body(other))}
        for trigger in _triggers(table)
        for other in _reach(trigger)
        for code in LITERAL_CODE.findall(_body(other))
    }
    expected = {code for code in raised if (name, code) not in UNREACHABLE}
    assert sorted(comment - refused) == sorted(expected - refused)
    assert expected <= comment


@cache
def _sources() -> dict[str, str]:
    folder = ROOT / "sql"
    paths = sorted(folder.glob("*/*.sql"))
    return {str(path.relative_to(folder).with_suffix("")): path.read_text() for path in paths}


def _body(name: str) -> str:
    return re.sub(r"--.*", "", _sources()[name].partition("\ncomment on")[0])


def _reach(name: str) -> set[str]:
    """The source of this name and of all that it calls, directly or not."""
    reached: set[str] = set()
    waiting = {name}
    while waiting:
        reached |= waiting
        called = {
            call.replace(".", "/") for other in waiting for call in CALL.findall(_body(other))
        }
        waiting = (called & _sources().keys()) - reached
    return reached


def _triggers(table: str) -> list[str]:
    """The sources whose trigger fires on this table."""
    made = re.compile(rf"create or replace trigger [^;]* on {re.escape(table)}\b")
    return [name for name, text in _sources().items() if made.search(text)]
