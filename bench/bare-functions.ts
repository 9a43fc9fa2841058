/**
 * What the baseline does in the database, as one function a request. They run as the app role: row security, triggers,
 * versions and the audit chain are the program's own.
 */
export const BARE_FUNCTIONS = `
  CREATE FUNCTION bare_open(p_token bytea) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE who record;
  BEGIN
    SELECT * INTO STRICT who FROM token_presented(p_token);
    IF NOT who.roles && ARRAY['out-of-hours', 'social-worker'] THEN RAISE EXCEPTION 'forbidden'; END IF;
    PERFORM set_config('kith.authority_id', who.authority_id::text, true), set_config('kith.actor_id', who.id::text, true),
            set_config('kith.actor', 'user:' || who.id, true), set_config('kith.request_id', gen_random_uuid()::text, true);
  END $$;

  CREATE FUNCTION bare_read_child(p_token bytea, p_child uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE answer jsonb;
  BEGIN
    PERFORM bare_open(p_token);
    SELECT to_jsonb(c) || jsonb_build_object(
        'births', (SELECT jsonb_agg(b) FROM date_of_birth_assertion b WHERE b.authority_id = c.authority_id AND b.child_id = c.id),
        'care', (SELECT jsonb_agg(p) FROM period_of_care p WHERE p.authority_id = c.authority_id AND p.child_id = c.id),
        'legalStatuses', (SELECT jsonb_agg(s) FROM legal_status s WHERE s.authority_id = c.authority_id AND s.child_id = c.id),
        'unaccompanied', (SELECT jsonb_agg(u) FROM unaccompanied_answer u WHERE u.authority_id = c.authority_id AND u.child_id = c.id),
        'allocations', (SELECT jsonb_agg(a) FROM allocation a WHERE a.authority_id = c.authority_id AND a.child_id = c.id),
        'restrictions', (SELECT jsonb_agg(r) FROM restriction r WHERE r.authority_id = c.authority_id AND r.child_id = c.id),
        'screenings', (SELECT jsonb_agg(t) FROM trafficking_screening t WHERE t.authority_id = c.authority_id AND t.child_id = c.id),
        'findings', (SELECT jsonb_agg(f) FROM trafficking_finding f WHERE f.authority_id = c.authority_id AND f.child_id = c.id),
        'referrals', (SELECT jsonb_agg(n) FROM nrm_referral n WHERE n.authority_id = c.authority_id AND n.child_id = c.id))
      INTO STRICT answer FROM visible_child c WHERE c.authority_id = current_authority() AND c.id = p_child;
    PERFORM append_audit('child.read', 'done', ARRAY[p_child], '{}');
    RETURN answer;
  END $$;

  -- What a check reads: the child's rows and the setting's, as they are.
  CREATE FUNCTION bare_check_facts(p_child uuid, p_setting uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE answer jsonb;
  BEGIN
    SELECT jsonb_build_object('setting', to_jsonb(s),
        'births', (SELECT jsonb_agg(b) FROM date_of_birth_assertion b WHERE b.authority_id = c.authority_id AND b.child_id = c.id),
        'care', (SELECT jsonb_agg(p) FROM period_of_care p WHERE p.authority_id = c.authority_id AND p.child_id = c.id),
        'legalStatuses', (SELECT jsonb_agg(l) FROM legal_status l WHERE l.authority_id = c.authority_id AND l.child_id = c.id),
        'unaccompanied', (SELECT jsonb_agg(u) FROM unaccompanied_answer u WHERE u.authority_id = c.authority_id AND u.child_id = c.id),
        'screenings', (SELECT jsonb_agg(t) FROM trafficking_screening t WHERE t.authority_id = c.authority_id AND t.child_id = c.id),
        'findings', (SELECT jsonb_agg(f) FROM trafficking_finding f WHERE f.authority_id = c.authority_id AND f.child_id = c.id),
        'referrals', (SELECT jsonb_agg(n) FROM nrm_referral n WHERE n.authority_id = c.authority_id AND n.child_id = c.id),
        'decisions', (SELECT jsonb_agg(d) FROM nrm_decision d WHERE d.authority_id = c.authority_id AND d.child_id = c.id),
        'placements', (SELECT jsonb_agg(p) FROM placement p WHERE p.authority_id = c.authority_id AND p.child_id = c.id),
        'breaches', (SELECT jsonb_agg(b) FROM breach b WHERE b.authority_id = c.authority_id AND b.child_id = c.id),
        'evidence', (SELECT jsonb_agg(e) FROM placement_evidence e WHERE e.authority_id = c.authority_id AND e.child_id = c.id),
        'registrations', (SELECT jsonb_agg(r) FROM care_setting_registration r WHERE r.authority_id = s.authority_id AND r.care_setting_id = s.id),
        'restrictions', (SELECT jsonb_agg(r) FROM care_setting_restriction r WHERE r.authority_id = s.authority_id AND r.care_setting_id = s.id),
        'approvals', (SELECT jsonb_agg(r) FROM carer_approval r WHERE r.authority_id = s.authority_id AND r.care_setting_id = s.id),
        'values', (SELECT jsonb_agg(v) FROM scheme_value_sign_off v WHERE v.authority_id = c.authority_id))
      INTO STRICT answer FROM visible_child c JOIN care_setting s ON s.authority_id = c.authority_id AND s.id = p_setting
     WHERE c.authority_id = current_authority() AND c.id = p_child;
    PERFORM append_audit('placement.check', 'done', ARRAY[p_child], '{}');
    RETURN answer;
  END $$;
  CREATE FUNCTION bare_check(p_token bytea, p_child uuid, p_setting uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM bare_open(p_token);
    RETURN bare_check_facts(p_child, p_setting);
  END $$;

  CREATE FUNCTION bare_report_missing(p_token bytea, p_child uuid, p_key text, p_report jsonb) RETURNS jsonb
  LANGUAGE plpgsql AS $$
  DECLARE
    answer jsonb;
    since timestamptz := (p_report ->> 'lastSeenEarliest')::timestamptz;
  BEGIN
    PERFORM bare_open(p_token);
    SELECT reply INTO answer FROM idempotency_key WHERE actor = current_setting('kith.actor') AND route = 'bare' AND key = p_key;
    IF FOUND THEN RETURN answer; END IF;
    PERFORM 1 FROM child c WHERE c.id = p_child AND EXISTS (SELECT FROM visible_child v WHERE v.id = c.id) FOR NO KEY UPDATE OF c;
    IF NOT FOUND THEN RAISE EXCEPTION 'not found'; END IF;
    IF EXISTS (SELECT FROM absence WHERE authority_id = current_authority() AND child_id = p_child AND upper_inf(during)) THEN
      RAISE EXCEPTION 'open already';
    END IF;
    WITH reported AS (
      INSERT INTO absence (authority_id, child_id, during, noticed_at, reported_at, reported_by, whereabouts, last_seen_earliest,
        last_seen_latest, last_seen_place, last_seen_by, danger, police)
      VALUES (current_authority(), p_child, tstzrange(since, NULL), now(), now(), 'bench', p_report ->> 'whereabouts', since, since,
        p_report ->> 'lastSeenPlace', p_report ->> 'lastSeenBy', p_report ->> 'danger', p_report ->> 'police')
      RETURNING *), segment AS (
      INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
        SELECT authority_id, child_id, id, 'missing', during FROM reported)
    SELECT to_jsonb(reported) INTO answer FROM reported;
    INSERT INTO idempotency_key (authority_id, actor, route, key, request_hash, status, reply)
      VALUES (current_authority(), current_setting('kith.actor'), 'bare', p_key, sha256(p_report::text::bytea), 201, answer);
    PERFORM append_audit('absence.report', 'done', ARRAY[p_child], '{}');
    RETURN answer;
  END $$;
  GRANT EXECUTE ON FUNCTION bare_open(bytea), bare_read_child(bytea, uuid), bare_check(bytea, uuid, uuid), bare_report_missing(bytea, uuid, text, jsonb) TO kith_app;`;

/** The first page of Missing now, and how many there are, in the order of the program. */
export const BARE_MISSING_NOW = `
  CREATE FUNCTION bare_missing_now(p_token bytea) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE
    answer jsonb;
    shown uuid[];
  BEGIN
    PERFORM bare_open(p_token);
    WITH open AS MATERIALIZED (
      SELECT a.id, a.child_id, lower(a.during) AS since, CASE a.danger WHEN 'some' THEN 1 WHEN 'unknown' THEN 3 ELSE 4 END AS rank
        FROM absence a JOIN visible_child c ON c.authority_id = a.authority_id AND c.id = a.child_id
       WHERE a.authority_id = (SELECT current_authority()) AND upper_inf(a.during)
    ), page AS (SELECT * FROM open ORDER BY rank, since, id LIMIT 25)
    SELECT jsonb_build_object('total', (SELECT count(*) FROM open), 'items', jsonb_agg(to_jsonb(a) || jsonb_build_object(
             'childName', c.given_name || ' ' || c.family_name, 'worker', w.name, 'team', t.name,
             'segments', (SELECT jsonb_agg(s) FROM absence_segment s WHERE s.authority_id = a.authority_id AND s.absence_id = a.id))
             ORDER BY p.rank, p.since, p.id)), array_agg(a.child_id)
      INTO answer, shown
      FROM page p
      JOIN absence a ON a.authority_id = (SELECT current_authority()) AND a.id = p.id
      JOIN child c ON c.authority_id = a.authority_id AND c.id = a.child_id
      LEFT JOIN allocation h ON h.authority_id = a.authority_id AND h.child_id = a.child_id AND h.during @> now()
      LEFT JOIN user_account w ON w.authority_id = h.authority_id AND w.id = h.worker_id
      LEFT JOIN team t ON t.authority_id = h.authority_id AND t.id = h.team_id;
    PERFORM append_audit('absence.now', 'done', shown, '{}');
    RETURN answer;
  END $$;
  GRANT EXECUTE ON FUNCTION bare_missing_now(bytea) TO kith_app;`;
