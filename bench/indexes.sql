set search_path to council;
create index on body (municipality_id);
create index on session (body_id, ordered desc);
create index on session (body_id, year);
create index on attendance (person_id, session_id) include (came, gone) where attended and council;
create index on attendance (session_id, person_id) include (came, gone) where attended and council;
create index on attendance (person_id);
create index on attendance (session_id);
create index on item (session_id);
create index on item using gin (words);
create index on item_paper (item_id);
create index on decision (item_id);
create index on decision (session_id);
create index on decision_paper (decision_id);
create index on presence (attendance_id);
create index on party_vote (municipality_id, party_key, decision_id) include (choice, day);

create type participation as (body_id int, body text, year int, sessions int, present int, partial int, excused int, absent int, not_listed int, not_recorded int);
create function participation_of(person int) returns setof participation language sql stable as $$
  with mine as (
    select distinct on (a.session_id) a.session_id, s.body_id, s.year, a.status, a.partial
    from attendance a join session s on s.id = a.session_id where a.person_id = participation_of.person order by a.session_id, a.position desc),
  span as (select body_id, min(year) as first, max(year) as last from mine group by body_id)
  select s.body_id, b.name, s.year, count(*)::int, (count(*) filter (where m.status = 'PRESENT'))::int,
    (count(*) filter (where m.status = 'PRESENT' and m.partial))::int, (count(*) filter (where m.status = 'EXCUSED'))::int,
    (count(*) filter (where m.status = 'ABSENT'))::int, (count(*) filter (where m.status is null and s.record = 'COMPLETE'))::int,
    (count(*) filter (where m.status is null and s.record <> 'COMPLETE'))::int
  from span join session s on s.body_id = span.body_id and (s.year between span.first and span.last or s.year is null and s.id in (select session_id from mine))
    join body b on b.id = s.body_id left join mine m on m.session_id = s.id
  group by s.body_id, b.name, s.year order by b.name, s.year $$;

create type companion as (person_id int, name text, sessions int, timed int, minutes int);
create function co_attendance(person int) returns setof companion language sql stable as $$
  select p.id, p.name, c.sessions, c.timed, c.minutes from (
    select o.person_id, count(*)::int as sessions,
      (count(*) filter (where least(m.gone, o.gone) > greatest(m.came, o.came) and m.came is not null and o.came is not null))::int as timed,
      coalesce(sum(least(m.gone, o.gone) - greatest(m.came, o.came)) filter (where m.came is not null and o.came is not null), 0)::int as minutes
    from attendance m join attendance o on o.session_id = m.session_id and o.person_id <> m.person_id
    where m.person_id = co_attendance.person and m.attended and m.council and o.attended and o.council
      and (m.came is null or o.came is null or least(m.gone, o.gone) > greatest(m.came, o.came))
    group by o.person_id) c join person p on p.id = c.person_id
  order by c.sessions desc, c.minutes desc, p.id $$;

create function met(a int, b int) returns int language sql stable as $$
  select count(*)::int from attendance m join attendance o on o.session_id = m.session_id
  where m.person_id = met.a and o.person_id = met.b and m.attended and m.council and o.attended and o.council
    and (m.came is null or o.came is null or least(m.gone, o.gone) > greatest(m.came, o.came)) $$;

create type way as (hops int, through text[], sessions int[]);
-- The shortest ways between two persons over sessions that both attended, at most three hops and five ways.
create function ways(a int, b int) returns setof way language plpgsql stable as $$
declare n int := met(a, b);
begin
  if n > 0 then
    return query select 1, array[]::text[], array[n];
    return;
  end if;
  return query select 2, array[x.name], array[x.sessions, y.sessions]
    from co_attendance(a) x join co_attendance(b) y on y.person_id = x.person_id order by x.sessions + y.sessions desc limit 5;
  if found then return; end if;
  return query select 3, array[x.name, y.name], array[x.sessions, met(x.person_id, y.person_id), y.sessions]
    from co_attendance(a) x, co_attendance(b) y
    where exists (select from attendance m join attendance o on o.session_id = m.session_id
      where m.person_id = x.person_id and o.person_id = y.person_id and m.attended and m.council and o.attended and o.council) limit 5;
end $$;

create type decided as (decision_id int, body text, day date, outcome text, yes int, no int, abstain int, certain int, undetermined int, absent int);
create function decisions_of(paper int) returns setof decided language sql stable as $$
  select d.id, b.name, s.day, d.outcome, d.yes, d.no, d.abstain, p.certain, p.undetermined, p.absent
  from decision_paper dp join decision d on d.id = dp.decision_id join item i on i.id = d.item_id
    join session s on s.id = d.session_id join body b on b.id = s.body_id,
    lateral (select (count(*) filter (where coalesce(x.presence, case a.status when 'PRESENT' then 'CERTAIN' end) = 'CERTAIN'))::int as certain,
      (count(*) filter (where x.presence = 'UNDETERMINED'))::int as undetermined,
      (count(*) filter (where x.presence = 'CERTAINLY_ABSENT' or a.status <> 'PRESENT'))::int as absent
      from attendance a left join presence x on x.decision_id = d.id and x.attendance_id = a.id where a.session_id = s.id and a.council) p
  where dp.paper_id = decisions_of.paper order by s.ordered, i.position, d.ordinal $$;

create type aligned as (year int, compared int, alike int);
create function alignment(municipality int, a text, b text, from_day date, to_day date) returns setof aligned language sql stable as $$
  select extract(year from x.day)::int, count(*)::int, (count(*) filter (where x.choice = y.choice))::int
  from party_vote x join party_vote y on y.municipality_id = x.municipality_id and y.decision_id = x.decision_id and y.party_key = alignment.b
  where x.municipality_id = alignment.municipality and x.party_key = alignment.a and x.day between from_day and to_day group by 1 order by 1 $$;

create type listed as (id int, number text, day date, body text, entries int);
create function newest_sessions(body int) returns setof listed language sql stable as $$
  select s.id, s.number, s.day, b.name, (select count(*)::int from attendance a where a.session_id = s.id)
  from session s join body b on b.id = s.body_id where s.body_id = newest_sessions.body order by s.ordered desc limit 50 $$;

create type hit as (id int, number text, title text, day date, body text);
create function search(words text) returns setof hit language sql stable as $$
  select i.id, i.number, i.title, s.day, b.name from item i join session s on s.id = i.session_id join body b on b.id = s.body_id
  where i.words @@ plainto_tsquery('simple', search.words) order by s.ordered, i.position limit 20 $$;

analyze; -- without it the views below are made by the slowest plans
-- What was stated of the party of a person, and when.
create materialized view stated as
  select x.person_id, x.session_id, t.day, x.position, p.id as party_id, p.key, p.local
  from attendance x join session t on t.id = x.session_id join party p on p.id = x.party_id where p.key is not null or p.none;
create index on stated (person_id, session_id, position desc);
create index on stated (person_id, day desc, session_id desc, position desc);
-- Each session of a body as it counts for each member, with the party stated at it or at the nearest session before it.
create materialized view seat as
  select s.body_id, s.year, m.person_id, s.id as session_id, p.key as party, case when p.local then b.municipality_id end as place, p.party_id is not null as stated,
    case when a.id is null and s.record = 'COMPLETE' then 'NOT_LISTED' when a.id is null then 'NOT_RECORDED'
      when a.status <> 'PRESENT' then a.status when a.partial then 'PARTIAL' else 'PRESENT' end as kind
  from member m join session s on s.body_id = m.body_id and s.day between m.first and m.last join body b on b.id = m.body_id
    left join lateral (select x.* from attendance x where x.session_id = s.id and x.person_id = m.person_id order by x.status = 'PRESENT' desc, x.position limit 1) a on true
    left join lateral (
      (select 1 as rank, x.* from stated x where x.person_id = m.person_id and x.session_id = s.id order by x.position desc limit 1) union all
      (select 2, x.* from stated x where x.person_id = m.person_id and x.day <= s.day order by x.day desc, x.session_id desc, x.position desc limit 1)
      order by rank limit 1) p on true;
create materialized view party_count as
  select body_id, party, place, year, count(*) filter (where kind <> 'NOT_RECORDED') as n, count(*) filter (where kind = 'NOT_RECORDED') as missing,
    count(*) filter (where kind in ('PRESENT', 'PARTIAL')) as attended, count(*) filter (where kind = 'EXCUSED') as excused,
    count(*) filter (where kind = 'ABSENT') as absent, count(*) filter (where kind = 'NOT_LISTED') as not_listed
  from seat where stated group by body_id, party, place, year;
create index on party_count (body_id);

create type party_year as (party text, place int, year int, n int, missing int, attended int, excused int, absent int, not_listed int);
-- By party and year, years without anything too; of one body, or of all if it is null.
create function party_years(body int) returns setof party_year language sql stable as $$
  with counts as (select party, place, year, sum(n)::int as n, sum(missing)::int as missing, sum(attended)::int as attended, sum(excused)::int as excused,
    sum(absent)::int as absent, sum(not_listed)::int as not_listed
    from party_count where party_years.body is null or body_id = party_years.body group by party, place, year),
  span as (select party, place, min(year) as first, max(year) as last from counts group by party, place)
  select span.party, span.place, y, coalesce(n, 0), coalesce(missing, 0), coalesce(attended, 0), coalesce(excused, 0), coalesce(absent, 0), coalesce(not_listed, 0)
  from span cross join generate_series(span.first, span.last) y
    left join counts c on c.party is not distinct from span.party and c.place is not distinct from span.place and c.year = y
  order by 1, 2, 3 $$;
create function party_participation(body int) returns setof party_year language sql stable as $$ select * from party_years(party_participation.body) $$;
create function party_participation_everywhere() returns setof party_year language sql stable as $$ select * from party_years(null) $$;

analyze;
