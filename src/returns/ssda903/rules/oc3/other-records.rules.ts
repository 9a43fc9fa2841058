import { type Row } from '../../child-return.js';
import { ADOPTION_FIELDS, saysOfAdoption } from '../../definitions/adoption.js';
import { isLookedAfterAllYear } from '../../definitions/care.js';
import { CARE_LEAVER_FIELDS, saysAnything } from '../../definitions/care-leaver.js';
import { answersOnHealth, HEALTH_ANSWERS } from '../../definitions/health.js';
import { rule } from '../../rule.js';
import { type Field } from '../../tables.js';

/** A care leaver is not also a child in care for the year, or an adopted one; who has died stays dead. */
export const otherRecordRules = [
  rule({
    code: '134',
    says: 'The child has an adoption record and is recorded as a care leaver. An adopted child is no care leaver: take one of the two out.',
    fields: [...ADOPTION_FIELDS, ...CARE_LEAVER_FIELDS],
    reports: ['AD1'],
    atFault: ({ oc3, ad1 }) => (oc3.some(saysAnything) ? ad1.filter(saysOfAdoption) : []),
  }),
  rule({
    code: '187',
    says: 'The child was looked after for the whole year, so cannot have left care or been adopted in it. Take the answers out, or correct the episodes.',
    fields: [...CARE_LEAVER_FIELDS, ...ADOPTION_FIELDS],
    needs: ['OC3', 'AD1', 'Episodes'],
    atFault: (child): readonly Row[] => {
      if (!isLookedAfterAllYear(child)) return [];
      return [...child.oc3.filter(saysAnything), ...child.ad1.filter(saysOfAdoption)];
    },
  }),
  rule({
    code: '215',
    says: 'The child has answers as a care leaver and on health as a child looked after all year. Keep the record that applies.',
    fields: [...CARE_LEAVER_FIELDS, ...HEALTH_ANSWERS.map((column): Field => `OC2.${column}`)],
    atFault: (child): readonly Row[] => {
      const answered = child.oc3.filter(saysAnything);
      const onHealth = answered.length > 0 ? child.oc2.filter(answersOnHealth) : [];
      return onHealth.length > 0 ? [...answered, ...onHealth] : [];
    },
  }),
  rule({
    code: '348',
    says: 'Last year’s return said that the young person had died. Correct this year’s answer, or last year’s.',
    fields: ['OC3.IN_TOUCH'],
    firstIn: 2025,
    needs: ['OC3', 'OC3_last'],
    atFault: ({ oc3, previous }) =>
      previous!.oc3.some(({ IN_TOUCH }) => IN_TOUCH === 'DIED')
        ? oc3.filter(({ IN_TOUCH }) => IN_TOUCH !== null && IN_TOUCH !== 'DIED')
        : [],
  }),
];
