-- Rows of version 4 of the schema, written by a superuser. Invitations stay open for long, as other tests let weeks pass.
set search_path to tenant;

insert into tenant values ('ten_00000000000000before', 'Helix of old', '${CREATED}');

insert into membership (id, email, tenant_id, created_at) values
    ('mem_00000000000000before', 'Sponsor.Before@Helix.example', 'ten_00000000000000before', '${CREATED}');

insert into ledger_entry values ('ten_00000000000000before', 1, '${CREATED}', 'PLATFORM:admin', 'admin', 'tenant.created',
    'ten_00000000000000before', '{}', repeat('0', 64), '${ENTRY_SHA256}');

insert into institution values ('ins_00000000000000before', 'Larch Institute', '${CREATED}');
insert into site (id, institution_id, created_at, version) values
    ('sit_00000000000000before', 'ins_00000000000000before', '${CREATED}', 0);
insert into membership (id, email, subject, institution_id, created_at, bound_at) values
    ('mem_000000000000000staff', 'staff.before@larch.example', 'subject-staff.before', 'ins_00000000000000before',
        '${CREATED}', '${CREATED}');

insert into study values ('std_00000000000000before', 'ten_00000000000000before', 'Before', 'Which molecules are toxic?',
    'RECRUITING', '${PLAN}', '${PLAN_SHA256}', 1, 0, '${CREATED}', 0);

insert into participation (study_id, site_id, tenant_id, institution_id, state, joined_at, version) values
    ('std_00000000000000before', 'sit_00000000000000before', 'ten_00000000000000before', 'ins_00000000000000before',
        'INVITED', '${CREATED}', 0);

insert into invitation (id, tenant_id, study_id, institution_name, email, token_sha256, state, sent_at, expires_at, answered_at,
    answered_by, agreement_sha256, institution_id, version)
select 'inv_' || lpad(id, 20, '0'), 'ten_00000000000000before', 'std_00000000000000before', name, address, token, state,
    now() - age, now() + interval '100 years', answered, answered_by, agreement, institution, 0
from (values
    ('older', 'Birch', 'Anna@Nordlicht.example', '${OLDER_TOKEN_SHA256}', 'PENDING', interval '3 days',
        null::timestamptz, null, null, null),
    ('newer', 'Birch', 'anna@NORDLICHT.example', '${NEWER_TOKEN_SHA256}', 'PENDING', interval '2 days', null, null, null, null),
    ('decomposed', 'Cedar', U&'jose\0301@nordlicht.example', 'token of the decomposed one', 'PENDING', interval '3 days',
        null, null, null, null),
    ('composed', 'Cedar', U&'jos\00E9@nordlicht.example', '${ACCENTED_TOKEN_SHA256}', 'PENDING', interval '2 days',
        null, null, null, null),
    ('accepted', 'Larch of our guess', 'staff.before@larch.example', 'token of the accepted one', 'ACCEPTED', interval '9 days',
        now() - interval '8 days', 'subject-staff.before', repeat('a', 64), 'ins_00000000000000before'),
    ('revoked', 'Birch', 'anna@nordlicht.example', 'token of the revoked one', 'REVOKED', interval '9 days',
        now() - interval '8 days', 'subject-sponsor', null, null))
    as row (id, name, address, token, state, age, answered, answered_by, agreement, institution);

insert into run (id, tenant_id, study_id, state, task, plan_sha256, rounds, rounds_completed, sites, metric, reason, created_at,
    ended_at, ordered_at, set_aside, leased_until, version)
select id, 'ten_00000000000000before', 'std_00000000000000before', 'SUCCEEDED', task, '${PLAN_SHA256}', 4, 4, 3, metric, '',
    at, now(), now(), false, 'epoch', 0
from (values
    ('run_00000000000000before', 'CLASSIFICATION', 'NaN'::double precision, '${CREATED}'::timestamptz),
    ('run_000000000000000later', 'REGRESSION', 1.23456, '${CREATED}'::timestamptz + interval '1 day'))
    as row (id, task, metric, at);
insert into run_site
select id, study_id, 'sit_00000000000000before', tenant_id, 'key' from run where study_id = 'std_00000000000000before';

insert into round (id, run_id, tenant_id, number, attempt, kind, phase, model_version, new_model_version, model_sha256, sites_in,
    sites_dropped, seconds, overhead_seconds, reason, opened_at, changed_at, clipped_sites, clipped_share)
select 'rnd_before_' || number, 'run_00000000000000before', 'ten_00000000000000before', number, 1, 'TRAINING', phase,
    number - 1, number, repeat('0', 64), 3, 0, 2.5, 0.5, '', '${CREATED}'::timestamptz + number * interval '1 minute',
    '${CREATED}', clipped, share
from (values (1, 'COMPLETED', 0, 0.0), (2, 'COMPLETED', 1, 0.123456), (3, 'COMPLETED', 2, 0.5), (4, 'COMPLETED', 3, 1.0),
    (5, 'CONSISTENCY', null, null)) as row (number, phase, clipped, share);
insert into round_site
select id, 'sit_00000000000000before', run_id, tenant_id, 'MASKED', 17.25, '', '${CREATED}'
from round where run_id = 'run_00000000000000before';

insert into model_evaluation values
    ('run_00000000000000before', 1, 'ten_00000000000000before', 'CLASSIFICATION', 0.734219, 1234,
        '[{"column":"toxic","labelled":1200,"positives":17,"score":0.734219},{"column":"rare","labelled":3,"positives":0,"score":null}]'),
    ('run_00000000000000before', 2, 'ten_00000000000000before', 'CLASSIFICATION', 0.75, 1234,
        '[{"column":"toxic","labelled":1200,"positives":17,"score":0.75},{"column":"rare","labelled":3,"positives":0,"score":"NaN"}]'),
    ('run_00000000000000before', 3, 'ten_00000000000000before', 'CLASSIFICATION', 'NaN', 1234,
        '[{"column":"toxic","labelled":1200,"positives":17,"score":"NaN"}]'),
    ('run_00000000000000before', 4, 'ten_00000000000000before', 'CLASSIFICATION', 'Infinity', 1234, '[]'),
    ('run_000000000000000later', 1, 'ten_00000000000000before', 'REGRESSION', 1.23456, 50,
        '[{"column":"toxic","labelled":50,"positives":0,"score":1.23456}]');
