/** How much risk the police see in it (College of Policing), and what is not known. */
export const POLICE_RISKS = ['high', 'medium', 'low', 'none-apparent', 'unknown'] as const;
export type PoliceRisk = (typeof POLICE_RISKS)[number];

/**
 * The latest level the police have given, as SQL joined to an absence `a`: what the view `absence_police` says of the level,
 * without what else it says, which a list of thousands cannot afford.
 */
export const POLICE_SAID = `
  LEFT JOIN LATERAL (
    SELECT e.risk_level FROM absence_action_in_force e
      LEFT JOIN absence_action_version v ON v.authority_id = e.authority_id AND v.id = e.id AND v.version = 1
     WHERE e.authority_id = a.authority_id AND e.absence_id = a.id AND e.risk_level IS NOT NULL
     ORDER BY e.happened_at DESC, v.recorded_at DESC LIMIT 1) police_said ON true`;

/**
 * Where an absence stands in Missing now, 1 first. The one place that decides it. What is not known stands before what
 * is known to be low. Until the police have said a level, the answer to “is the child in immediate danger” decides; a
 * danger reported ranks with high whatever has been said since.
 */
export const RISK_RANK = `
  CASE WHEN a.danger = 'some' OR police_said.risk_level = 'high' THEN 1
       WHEN police_said.risk_level = 'medium' THEN 2
       WHEN police_said.risk_level = 'low' THEN 4
       WHEN police_said.risk_level = 'none-apparent' THEN 5
       WHEN a.danger = 'unknown' THEN 3 ELSE 4 END`;
