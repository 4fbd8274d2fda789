-- The relational schema that a competent user would keep council minutes in.
drop schema if exists council cascade;
create schema council;
alter database :DBNAME set search_path to council;
set search_path to council;

create table municipality (id int primary key, name text not null);
create table body (id int primary key, municipality_id int not null references municipality, name text not null);
create table person (id int primary key, municipality_id int not null references municipality, name text not null);
create table party (id int primary key, municipality_id int not null references municipality, name text not null, key text, local bool not null, none bool not null);
create table paper (id int primary key, municipality_id int not null references municipality, number text not null);
create table session (id int primary key, body_id int not null references body, day date, ordered date, year int, number text, record text not null);
create table attendance (
  id int primary key, session_id int not null references session, person_id int references person, party_id int references party,
  position int not null, status text not null, council bool not null, partial bool not null, name text,
  attended bool not null,         -- present, and the person's first entry at the session
  came smallint, gone smallint);  -- minutes of the day, where they are known
create table item (id int primary key, session_id int not null references session, position int not null, number text not null, title text,
  words tsvector generated always as (to_tsvector('simple', coalesce(title, ''))) stored);
create table item_paper (item_id int not null references item, paper_id int not null references paper, primary key (paper_id, item_id));
create table decision (id int primary key, item_id int not null references item, session_id int not null references session,
  ordinal int not null, outcome text not null, yes int, no int, abstain int);
create table decision_paper (decision_id int not null references decision, paper_id int not null references paper, primary key (paper_id, decision_id));
-- Whoever came late or left early: whether they were there is worked out when the minutes are loaded.
create table presence (decision_id int not null references decision, attendance_id int not null references attendance, presence text not null,
  primary key (decision_id, attendance_id));
create table party_vote (decision_id int not null references decision, municipality_id int not null, day date, party_key text not null, choice text not null);
-- Who belonged to what, and when: worked out from the lists when the minutes are loaded.
create table member (body_id int not null references body, person_id int not null references person, first date not null, last date not null);
