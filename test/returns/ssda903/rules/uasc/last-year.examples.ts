import { aChild, type TestChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

type Said = { flag: string; DUC?: string };

const born = '2009-05-01';
const turns18 = '2027-05-01';

function inXml(child: TestChild, { flag, ...ended }: Said): TestChild {
  return child
    .inXml()
    .header({ DOB: born, UASC: flag })
    .uasc({ DOB: born, ...ended });
}

/** What two returns in XML say. */
function said(then: Said, now: Said): TestChild {
  return inXml(aChild(), now).lastYear((child) => inXml(child, then));
}

const both = { Header: [0], UASC: [0] };

export const uascLastYear = [
  examplesOf('205A', [
    passes('ended on the first day of last year', said({ flag: '1', DUC: '2025-04-01' }, { flag: '0' })),
    passes('ended on the last day of last year', said({ flag: '1', DUC: '2026-03-31' }, { flag: '0' })),
    faults('ended the day before last year', said({ flag: '1', DUC: '2025-03-31' }, { flag: '0' }), both),
    faults('ended the day after last year', said({ flag: '1', DUC: '2026-04-01' }, { flag: '0' }), both),
    faults('last year’s return says no day', said({ flag: '1' }, { flag: '0' }), both),
    faults('a day this year too', said({ flag: '1', DUC: '2025-06-01' }, { flag: '0', DUC: '2025-06-01' }), both),
    faults(
      'last year’s return has no row',
      inXml(aChild(), { flag: '0' }).lastYear((child) => child.inXml().header({ UASC: '1' })),
      both,
    ),
    passes('still is', said({ flag: '1' }, { flag: '1' })),
    passes('was none last year', said({ flag: '0' }, { flag: '0' })),
    passes(
      'no row this year',
      aChild()
        .inXml()
        .header({ UASC: '0' })
        .lastYear((child) => inXml(child, { flag: '1' })),
    ),
  ]),
  examplesOf('205B', [
    passes('the 18th birthday in both', said({ flag: '1', DUC: turns18 }, { flag: '1', DUC: turns18 })),
    faults(
      'last year’s day before the birthday',
      said({ flag: '1', DUC: '2027-04-30' }, { flag: '1', DUC: '2027-04-30' }),
      both,
    ),
    faults('last year’s day blank', said({ flag: '1' }, { flag: '1', DUC: '2026-06-01' }), both),
    passes('ended on the first day of this year', said({ flag: '1', DUC: turns18 }, { flag: '1', DUC: '2026-04-01' })),
    passes('ended on its last day', said({ flag: '1', DUC: turns18 }, { flag: '1', DUC: '2027-03-31' })),
    faults('ended the day before this year', said({ flag: '1', DUC: turns18 }, { flag: '1', DUC: '2026-03-31' }), both),
    faults('ended the day after', said({ flag: '1', DUC: turns18 }, { flag: '1', DUC: '2027-04-01' }), both),
    faults('this year’s day blank', said({ flag: '1', DUC: turns18 }, { flag: '1' }), both),
    faults(
      'last year’s return has no day, in XML without the element',
      inXml(aChild(), { flag: '1', DUC: '2026-06-01' }).lastYear((child) => child.inXml().header({ UASC: '1' })),
      both,
    ),
    faults(
      'this year’s return has no day, in XML without the element',
      aChild()
        .inXml()
        .header({ DOB: born, UASC: '1' })
        .lastYear((child) => inXml(child, { flag: '1', DUC: turns18 })),
      { Header: [0] },
    ),
    faults(
      'date of birth blank, last year’s day blank, ended after this year',
      aChild()
        .header()
        .uasc({ DUC: '2027-04-01' })
        .lastYear((child) => child.header().uasc()),
      both,
    ),
    passes('none now', said({ flag: '1' }, { flag: '0' })),
    passes('none last year', said({ flag: '0' }, { flag: '1' })),
    passes(
      'in CSV, the 18th birthday in both',
      aChild(born)
        .uasc({ DUC: turns18 })
        .lastYear((child) => child.uasc({ DUC: turns18 })),
    ),
    faults(
      'in CSV, a day in last year in both',
      aChild(born)
        .uasc({ DUC: '2025-06-01' })
        .lastYear((child) => child.uasc({ DUC: '2025-06-01' })),
      both,
    ),
    passes(
      'date of birth blank, the day the same',
      aChild()
        .header()
        .uasc({ DUC: turns18 })
        .lastYear((child) => child.uasc({ DUC: turns18 })),
    ),
  ]),
  examplesOf('205C', [
    passes('no day', said({ flag: '0' }, { flag: '0' })),
    faults('a day this year', said({ flag: '0' }, { flag: '0', DUC: '2026-06-01' }), both),
    faults('a day last year', said({ flag: '0', DUC: '2025-06-01' }, { flag: '0' }), both),
    faults('the answers blank, a day this year', said({ flag: '' }, { flag: '', DUC: '2026-06-01' }), both),
    passes(
      'no row in either',
      aChild()
        .inXml()
        .header({ UASC: '0' })
        .lastYear((child) => child.inXml().header({ UASC: '0' })),
    ),
    passes('is one now', said({ flag: '0' }, { flag: '1', DUC: '2026-06-01' })),
    passes('was one', said({ flag: '1', DUC: '2025-06-01' }, { flag: '0' })),
    passes('in CSV a row makes one of the child', aChild().header().uasc({ DUC: '2026-06-01' }).lastYear()),
  ]),
  examplesOf('205D', [
    passes(
      'one in both years',
      aChild()
        .header()
        .uasc()
        .lastYear((child) => child.header().uasc()),
    ),
    faults(
      'none last year',
      aChild()
        .header()
        .uasc()
        .lastYear((child) => child.header()),
      both,
    ),
    passes('new this year', aChild().header().uasc().lastYear()),
    passes(
      'none now',
      aChild()
        .header()
        .lastYear((child) => child.header()),
    ),
    faults('none last year, in XML', said({ flag: '0' }, { flag: '1' }), both),
  ]),
];
