-- The hub: for each node a chain of entries that grows at its end only.
--
-- Nobody but the functions below writes here, but for the rows of a chunk, which come by COPY into the tables of
-- the schema "inbox". Nothing is changed and nothing deleted, but for what was sent and never sealed.

create table hub.format (
    version int not null,
    oldest_program int not null
);
insert into hub.format values (1, 1);

-- Who may come. Written by the owner of the hub and by nobody else.
create table hub.person (
    login name primary key,
    role text not null check (role in ('manager', 'analyst', 'admin')),
    added_at timestamptz not null default clock_timestamp()
);

-- Of which rows a person sees those alone whose column holds one of these values. Without a rule all of them.
create table hub.row_rule (
    login name not null references hub.person on delete cascade,
    pack text not null,
    table_name text not null,
    column_name text not null,
    allowed text[] not null,
    primary key (login, pack, table_name, column_name)
);

-- A node belongs to the login that sealed its first entry.
create table hub.node (
    node text primary key check (node ~ '^[a-z0-9-]{1,60}$'),
    login name not null,
    head_seq bigint not null default 0,
    head_hash text not null default repeat('0', 64),
    head_incarnation text not null default ''
);

create table hub.visit (
    node text primary key,
    login name not null,
    region text not null,
    incarnation text not null,
    met timestamptz not null,
    ahead_microseconds bigint not null
);

-- What is being sent: chunks of an entry that is not sealed yet.
create table hub.upload (
    id bigint generated always as identity primary key,
    node text not null,
    seq bigint not null check (seq > 0),
    hash text not null,
    relation text not null,
    login name not null,
    unique (node, seq, hash)
);

create table hub.chunk (
    upload bigint not null references hub.upload on delete cascade,
    number int not null check (number >= 0),
    lines bigint not null check (lines >= 0),
    sha text not null,
    stored bigint not null default 0,
    -- By which transaction, of which no other one has the number; it brings no second chunk.
    opened xid8 not null unique,
    primary key (upload, number)
);

-- "header" is the canonical text that its hash is made of; what stands beside it was taken out of it.
create table hub.entry (
    id bigint primary key,
    node text not null references hub.node,
    seq bigint not null check (seq > 0),
    header text not null,
    hash text not null unique,
    withheld boolean not null,
    incarnation text not null,
    region text not null,
    kind text not null,
    sealed_at timestamptz not null,
    rows bigint not null,
    refused bigint not null,
    batch_id text not null,
    origin text not null,
    pack text not null,
    table_name text not null,
    source text not null,
    started timestamptz not null,
    ended timestamptz not null,
    status text not null,
    pages bigint not null,
    merged bigint not null,
    error text,
    received_at timestamptz not null default clock_timestamp(),
    login name not null default session_user,
    unique (node, seq)
);

create table hub.coverage (
    entry bigint not null,
    source text not null,
    input text not null,
    date date not null,
    extent text not null
);
create index on hub.coverage (entry);

-- The tables of packs, and which columns they have here.
create table hub.relation (
    pack text not null,
    table_name text not null,
    relation text not null unique,
    primary key (pack, table_name)
);

create table hub.relation_column (
    relation text not null references hub.relation (relation),
    position int not null,
    column_name text not null,
    type text not null,
    pii text not null,
    primary key (relation, column_name)
);

-- Lines that are no row of a table: documents and refused records.
create table rows.line (
    _entry bigint not null,
    _chunk int not null,
    _ordinal int not null,
    _line text not null
);
alter table rows.line enable row level security;
alter table rows.line force row level security;
create table inbox.line () inherits (rows.line);
alter table inbox.line add primary key (_entry, _chunk, _ordinal);

-- Which values of a column the person who asks may see; null for all of them.
create function hub.allowed(p_pack text, p_table text, p_column text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select allowed from hub.row_rule
    where login = session_user and pack = p_pack and table_name = p_table and column_name = p_column
$$;

create function hub.is_filtered(p_pack text, p_table text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from hub.row_rule where login = session_user and pack = p_pack and table_name = p_table)
$$;

-- Rows that no entry has yet; one's own can be seen, to be held to the header before they are sealed.
create function hub.unsealed() returns bigint[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(id), '{}') from hub.upload where login <> session_user
$$;

create function hub.is_restricted() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from hub.row_rule where login = session_user)
$$;

-- What was refused holds whole rows as they came: who may not see all rows of a table sees none of these.
create policy readable on rows.line for select using (
    _entry <> all ((select hub.unsealed())::bigint[])
    and (not (select hub.is_restricted())
        or exists (
            select from hub.entry e
            where e.id = _entry and (e.kind = 'DOCUMENT' or not hub.is_filtered(e.pack, e.table_name)))));

create function hub.guard_chunk() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_chunk hub.chunk%rowtype;
    v_all bigint;
    v_own bigint;
begin
    select * into v_chunk from hub.chunk where opened = pg_current_xact_id();
    select count(*), count(*) filter (where _entry = v_chunk.upload and _chunk = v_chunk.number)
    into v_all, v_own from fresh;
    if v_all > v_own or v_chunk.stored + v_own > v_chunk.lines then
        raise exception '% rows belong to no chunk that was opened in this transaction, or are more than were announced',
            v_all - v_own using errcode = 'AL005';
    end if;
    update hub.chunk set stored = stored + v_own where opened = v_chunk.opened;
    return null;
end $$;

create trigger guard after insert on inbox.line
referencing new table as fresh for each statement execute function hub.guard_chunk();

create function hub.check_writer(p_node text) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    owner name;
begin
    select login into owner from hub.node where node = p_node;
    if owner is not null and owner <> session_user then
        raise exception 'node % belongs to login %, and this is %', p_node, owner, session_user using errcode = 'AL004';
    end if;
end $$;

create function hub.clear_chunk(p_relation text, p_upload bigint, p_number int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from inbox.line where _entry = p_upload and (p_number is null or _chunk = p_number);
    if p_relation <> '' then
        execute format('delete from inbox.%I where _entry = $1 and ($2 is null or _chunk = $2)', p_relation)
        using p_upload, p_number;
    end if;
end $$;

-- Opens a chunk for the rows that the same transaction brings next; what was there under its number goes away.
-- Returns the number that its rows carry, or null when the entry is sealed.
create function hub.open_chunk(
    p_node text, p_seq bigint, p_hash text, p_relation text, p_number int, p_lines bigint, p_sha text) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_upload bigint;
    v_owner name;
begin
    perform hub.check_writer(p_node);
    if exists (select from hub.entry where node = p_node and seq = p_seq and hash = p_hash and not withheld) then return null; end if;
    insert into hub.upload (node, seq, hash, relation, login)
    values (p_node, p_seq, p_hash, p_relation, session_user)
    on conflict (node, seq, hash) do nothing;
    select id, login into v_upload, v_owner from hub.upload
    where node = p_node and seq = p_seq and hash = p_hash for update;
    if v_owner <> session_user then
        raise exception 'entry %:% is being sent by login %', p_node, p_seq, v_owner using errcode = 'AL004';
    end if;
    delete from hub.chunk where upload = v_upload and number = p_number;
    if found then perform hub.clear_chunk(p_relation, v_upload, p_number); end if;
    insert into hub.chunk (upload, number, lines, sha, opened)
    values (v_upload, p_number, p_lines, p_sha, pg_current_xact_id());
    return v_upload;
end $$;

create function hub.present(p_node text, p_seq bigint, p_hash text) returns table (number int, sha text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.number, c.sha from hub.upload u join hub.chunk c on c.upload = u.id
    where u.node = p_node and u.seq = p_seq and u.hash = p_hash and u.login = session_user
$$;

-- The number that the rows of an entry carry which is not sealed yet; null when nothing of it is here.
create function hub.upload_of(p_node text, p_seq bigint, p_hash text) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select id from hub.upload where node = p_node and seq = p_seq and hash = p_hash and login = session_user
$$;

-- Lets go of what was sent of an entry that is not sealed.
create function hub.forget(p_node text, p_seq bigint, p_hash text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone record;
begin
    for gone in
        delete from hub.upload where node = p_node and seq = p_seq and hash = p_hash and login = session_user
        returning id, relation
    loop
        perform hub.clear_chunk(gone.relation, gone.id, null);
    end loop;
end $$;

-- The only writer of the log. Answers one word and one number: NEWER version, DUPLICATE, FORK at, GAP want,
-- SHORT have, APPENDED.
create function hub.seal(p_header text, p_hash text, p_withheld boolean) returns table (verdict text, number bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    h jsonb := p_header::jsonb;
    b jsonb := h -> 'batch';
    v_node text := h ->> 'node';
    v_seq bigint := (h ->> 'seq')::bigint;
    v_want bigint := (h ->> 'rows')::bigint + (h ->> 'refused')::bigint;
    v_head hub.node%rowtype;
    v_there hub.entry%rowtype;
    v_upload bigint;
    v_have bigint := 0;
    v_first int;
    v_last int;
    v_count int;
begin
    if (h ->> 'schema_version')::int > (select version from hub.format) then
        return query select 'NEWER', (h ->> 'schema_version')::bigint; return;
    end if;
    if encode(sha256(convert_to(p_header || (h ->> 'payload_sha'), 'UTF8')), 'hex') <> p_hash then
        raise exception 'the header of entry %:% does not give the hash %', v_node, v_seq, p_hash using errcode = 'AL003';
    end if;
    insert into hub.node (node, login) values (v_node, session_user) on conflict (node) do nothing;
    select * into v_head from hub.node where node = v_node for update;
    perform hub.check_writer(v_node);
    if v_seq <= v_head.head_seq then
        select * into v_there from hub.entry where node = v_node and seq = v_seq;
        if v_there.hash <> p_hash then return query select 'FORK', v_seq; return; end if;
        if not v_there.withheld or p_withheld then return query select 'DUPLICATE', v_seq; return; end if;
    elsif v_seq <> v_head.head_seq + 1 then
        return query select 'GAP', v_head.head_seq + 1; return;
    elsif h ->> 'prev_hash' <> v_head.head_hash then
        return query select 'FORK', v_head.head_seq; return;
    end if;

    select id into v_upload from hub.upload where node = v_node and seq = v_seq and hash = p_hash for update;
    if p_withheld then
        if v_upload is not null then perform hub.forget(v_node, v_seq, p_hash); end if;
    else
        select coalesce(sum(stored) filter (where stored = lines), 0), min(c.number), max(c.number), count(*)
        into v_have, v_first, v_last, v_count from hub.chunk c where upload = v_upload;
        if v_have <> v_want or (v_count > 0 and (v_first <> 0 or v_last <> v_count - 1)) then
            return query select 'SHORT', v_have; return;
        end if;
    end if;
    if v_upload is null then v_upload := nextval(pg_get_serial_sequence('hub.upload', 'id')); end if;

    if v_there.hash is not null then
        -- The rows of an entry that was there by its header alone.
        update hub.entry set id = v_upload, withheld = false where node = v_node and seq = v_seq;
        update hub.coverage set entry = v_upload where entry = v_there.id;
    else
        insert into hub.coverage
        select v_upload, c ->> 'source', c ->> 'input', (c ->> 'date')::date, c ->> 'extent'
        from jsonb_array_elements(h -> 'coverage') c;
        insert into hub.entry (
            id, node, seq, header, hash, withheld, incarnation, region, kind, sealed_at, rows, refused, batch_id, origin, pack,
            table_name, source, started, ended, status, pages, merged, error)
        values (
            v_upload, v_node, v_seq, p_header, p_hash, p_withheld, h ->> 'incarnation', h ->> 'region', h ->> 'kind',
            (h ->> 'sealed_at')::timestamptz, (h ->> 'rows')::bigint, (h ->> 'refused')::bigint, b ->> 'id',
            b ->> 'origin', b ->> 'pack', b ->> 'table', b ->> 'source', (b ->> 'started')::timestamptz,
            (b ->> 'ended')::timestamptz, b ->> 'status', (b ->> 'pages')::bigint, (b ->> 'merged')::bigint,
            b ->> 'error');
        update hub.node set head_seq = v_seq, head_hash = p_hash, head_incarnation = h ->> 'incarnation'
        where node = v_node;
    end if;
    delete from hub.upload where id = v_upload;
    return query select 'APPENDED', v_seq;
end $$;

-- Leaves a sign that a node was here, and lets go of what it sent and never sealed. Returns the hub's clock.
create function hub.meet(p_node text, p_region text, p_incarnation text, p_now timestamptz) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone record;
    v_now timestamptz := clock_timestamp();
begin
    perform hub.check_writer(p_node);
    insert into hub.visit as v (node, login, region, incarnation, met, ahead_microseconds)
    values (p_node, session_user, p_region, p_incarnation, v_now, extract(epoch from p_now - v_now) * 1000000)
    on conflict (node) do update set login = excluded.login, region = excluded.region,
        incarnation = excluded.incarnation, met = excluded.met, ahead_microseconds = excluded.ahead_microseconds;
    for gone in
        delete from hub.upload u using hub.node n
        where u.node = p_node and u.login = session_user and n.node = u.node and u.seq <= n.head_seq
            and not exists (select from hub.entry e where e.node = u.node and e.seq = u.seq and e.hash = u.hash)
        returning u.id, u.relation
    loop
        perform hub.clear_chunk(gone.relation, gone.id, null);
    end loop;
    return v_now;
end $$;

-- Whether a person sees all that a table holds, so that its entries can be taken and proven.
create function hub.sees_all(p_pack text, p_table text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select not hub.is_filtered(p_pack, p_table)
        and coalesce((
            select has_table_privilege(session_user, format('rows.%I', relation), 'select')
            from hub.relation where pack = p_pack and table_name = p_table), true)
$$;

-- A table of a pack, as it was declared: the rows for those who read, and the door through which they come.
create function hub.declare_relation(p_pack text, p_table text, p_relation text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format('create table rows.%I (_entry bigint not null, _chunk int not null, _ordinal int not null,'
        ' snapshot_date date, observed_at timestamptz, inputs text, _line text)', p_relation);
    execute format('alter table rows.%I enable row level security', p_relation);
    execute format('alter table rows.%I force row level security', p_relation);
    execute format('create table inbox.%I () inherits (rows.%I)', p_relation, p_relation);
    execute format('alter table inbox.%I add primary key (_entry, _chunk, _ordinal)', p_relation);
    execute format('create trigger guard after insert on inbox.%I referencing new table as fresh'
        ' for each statement execute function hub.guard_chunk()', p_relation);
    insert into hub.relation values (p_pack, p_table, p_relation);
end $$;

revoke all on all functions in schema hub from public;
