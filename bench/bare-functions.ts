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
  GRANT EXECUTE ON FUNCTION bare_open(bytea), bare_read_child(bytea, uuid), bare_report_missing(bytea, uuid, text, jsonb) TO kith_app;`;
