-- The tenant side's tables. Every one stands under forced row-level security. A transaction says for whom it acts by
-- transaction-local settings, read by the functions below; one that says nothing sees no rows.

create function acting_kind() returns text stable parallel safe language sql return nullif(current_setting('app.actor', true), '');
create function acting_tenant() returns text stable parallel safe language sql return nullif(current_setting('app.tenant', true), '');
create function acting_institution() returns text stable parallel safe language sql return nullif(current_setting('app.institution', true), '');
create function acting_site() returns text stable parallel safe language sql return nullif(current_setting('app.site', true), '');
create function acting_subject() returns text stable parallel safe language sql return nullif(current_setting('app.subject', true), '');
create function acting_email() returns text stable parallel safe language sql return nullif(current_setting('app.email', true), '');
-- The digest of a one-time secret that the caller showed: it opens exactly the row it belongs to.
create function acting_presented() returns text stable parallel safe language sql return nullif(current_setting('app.presented', true), '');

create table tenant (
    id text primary key,
    name text not null,
    created_at timestamptz not null
);

create table institution (
    id text primary key,
    name text not null,
    created_at timestamptz not null
);

create table site (
    id text primary key,
    institution_id text not null unique references institution,
    identity_key text,
    identity_fingerprint text,
    connector_version text,
    enrolled_at timestamptz,
    last_heard timestamptz,
    created_at timestamptz not null,
    version bigint not null,
    unique (id, institution_id)
);

create table membership (
    id text primary key,
    email text not null,
    subject text,
    tenant_id text references tenant,
    institution_id text references institution,
    created_at timestamptz not null,
    bound_at timestamptz,
    check ((tenant_id is null) <> (institution_id is null))
);
create index membership_subject on membership (subject);
create index membership_email on membership (email) where subject is null;
create unique index membership_one_institution on membership (subject) where institution_id is not null;
create index membership_tenant on membership (tenant_id);
create index membership_institution on membership (institution_id);

create table study (
    id text primary key,
    tenant_id text not null references tenant,
    name text not null,
    question text not null,
    state text not null,
    plan text not null,
    plan_sha256 text not null,
    sites integer not null,
    sites_ready integer not null,
    created_at timestamptz not null,
    version bigint not null,
    unique (id, tenant_id)
);
create index study_tenant on study (tenant_id, created_at desc, id desc);

create table participation (
    study_id text not null,
    site_id text not null,
    tenant_id text not null,
    institution_id text not null references institution,
    state text not null,
    readiness text,
    row_range text,
    ready_plan text,
    approved_plan text,
    approval_signature text,
    approved_at timestamptz,
    joined_at timestamptz not null,
    version bigint not null,
    primary key (study_id, site_id),
    foreign key (study_id, tenant_id) references study (id, tenant_id),
    foreign key (site_id, institution_id) references site (id, institution_id)
);
create index participation_tenant on participation (tenant_id);
create index participation_institution on participation (institution_id);
create index participation_site on participation (site_id);

create table invitation (
    id text primary key,
    tenant_id text not null,
    study_id text not null,
    institution_name text not null,
    email text not null,
    token_sha256 text not null unique,
    state text not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    answered_at timestamptz,
    answered_by text,
    agreement_sha256 text,
    institution_id text references institution,
    version bigint not null,
    foreign key (study_id, tenant_id) references study (id, tenant_id)
);
create index invitation_study on invitation (study_id, sent_at desc, id desc);
create index invitation_tenant on invitation (tenant_id);

create table enrolment_code (
    site_id text primary key,
    institution_id text not null,
    code_sha256 text not null unique,
    expires_at timestamptz not null,
    used_at timestamptz,
    version bigint not null,
    foreign key (site_id, institution_id) references site (id, institution_id)
);

create table run (
    id text primary key,
    tenant_id text not null,
    study_id text not null,
    state text not null,
    task text not null,
    plan_sha256 text not null,
    rounds integer not null,
    rounds_completed integer not null,
    sites integer not null,
    metric double precision,
    reason text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    ordered_at timestamptz,
    stop_requested_by text,
    stop_sent_at timestamptz,
    -- An event of it could not be taken in: none is taken in any more.
    set_aside boolean not null,
    leased_until timestamptz not null,
    version bigint not null,
    unique (id, tenant_id),
    unique (id, study_id),
    foreign key (study_id, tenant_id) references study (id, tenant_id)
);
create index run_study on run (study_id, created_at desc, id desc);
create index run_tenant on run (tenant_id);
create index run_open on run (created_at) where ended_at is null;
create unique index run_one_open on run (study_id) where ended_at is null;

-- The sites a run was ordered with; which of them are in a round's cohort is decided in that round.
create table run_site (
    run_id text not null,
    study_id text not null,
    site_id text not null,
    tenant_id text not null,
    identity_key text not null,
    primary key (run_id, site_id),
    foreign key (run_id, tenant_id) references run (id, tenant_id),
    foreign key (run_id, study_id) references run (id, study_id),
    foreign key (study_id, site_id) references participation
);
create index run_site_tenant on run_site (tenant_id);

create table round (
    id text primary key,
    run_id text not null,
    tenant_id text not null,
    number integer not null,
    attempt integer not null,
    kind text not null,
    phase text not null,
    model_version integer not null,
    new_model_version integer not null,
    model_sha256 text not null,
    sites_in integer not null,
    sites_dropped integer not null,
    seconds double precision not null,
    overhead_seconds double precision not null,
    reason text not null,
    opened_at timestamptz not null,
    changed_at timestamptz not null,
    unique (id, tenant_id),
    foreign key (run_id, tenant_id) references run (id, tenant_id)
);
create index round_run on round (run_id, number, attempt);
create index round_tenant on round (tenant_id);

create table round_site (
    round_id text not null,
    site_id text not null,
    run_id text not null,
    tenant_id text not null,
    phase text not null,
    training_seconds double precision not null,
    reason text not null,
    last_heard timestamptz not null,
    primary key (round_id, site_id),
    foreign key (round_id, tenant_id) references round (id, tenant_id),
    foreign key (run_id, site_id) references run_site
);
create index round_site_tenant on round_site (tenant_id);

create table model_evaluation (
    run_id text not null,
    model_version integer not null,
    tenant_id text not null,
    task text not null,
    metric double precision not null,
    evaluated_rows bigint not null,
    targets text not null,
    primary key (run_id, model_version),
    foreign key (run_id, tenant_id) references run (id, tenant_id)
);
create index model_evaluation_tenant on model_evaluation (tenant_id);

-- How far the aggregation service's events have been taken in. One row.
create table event_cursor (
    id integer primary key check (id = 1),
    sequence bigint not null,
    -- How often the next event could not be taken in.
    failures integer not null,
    leased_until timestamptz not null
);
insert into event_cursor values (1, 0, 0, 'epoch');

-- Append-only; each entry carries the digest of the one before it in the chain of its owner, a tenant or an institution.
create table ledger_entry (
    owner_id text not null,
    sequence bigint not null,
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    action text not null,
    object text not null,
    detail text not null,
    previous_sha256 text not null,
    sha256 text not null,
    primary key (owner_id, sequence)
);

-- Answers kept for Idempotency-Key. The key itself is not stored and the answer is sealed with it.
create table kept_answer (
    caller text not null,
    key_sha256 text not null,
    request_sha256 text not null,
    status integer,
    sealed bytea,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (caller, key_sha256)
);
create index kept_answer_expiry on kept_answer (expires_at);

-- Failed attempts with one-time secrets, by digest of where they came from.
create table failed_attempt (
    bucket text primary key,
    since timestamptz not null,
    failures integer not null
);
