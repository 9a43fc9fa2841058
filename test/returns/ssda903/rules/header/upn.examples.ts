import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const NUMBER = 'A123456789012';

/** A child whose pupil number changed. */
function changed(then: string, now: string) {
  return aChild()
    .header({ UPN: now })
    .lastYear((child) => child.header({ UPN: then }));
}

export const upn = [
  examplesOf('168', [
    passes('a letter and 12 digits', aChild().header({ UPN: NUMBER })),
    passes('a temporary number: a letter, 11 digits, a letter', aChild().header({ UPN: 'A12345678901B' })),
    passes('the last reason for none', aChild().header({ UPN: 'UN5' })),
    passes('blank, which is rule 442', aChild().header()),
    faults('a reason there is not', aChild().header({ UPN: 'UN6' }), { Header: [0] }),
    faults('begins with I', aChild().header({ UPN: 'I123456789012' }), { Header: [0] }),
    faults('begins with O', aChild().header({ UPN: 'O123456789012' }), { Header: [0] }),
    faults('begins with S', aChild().header({ UPN: 'S123456789012' }), { Header: [0] }),
    faults('a digit short', aChild().header({ UPN: 'A12345678901' }), { Header: [0] }),
    faults('a digit long', aChild().header({ UPN: 'A1234567890123' }), { Header: [0] }),
    faults('two letters at the end', aChild().header({ UPN: 'A1234567890BC' }), { Header: [0] }),
  ]),
  examplesOf('209', [
    passes('turned 4 after 31 August', aChild().header({ UPN: 'UN1', DOB: '2021-09-01' })),
    faults('turned 4 on 31 August', aChild().header({ UPN: 'UN1', DOB: '2021-08-31' }), { Header: [0] }),
    passes('another reason', aChild().header({ UPN: 'UN2', DOB: '2015-01-01' })),
    passes('date of birth blank', aChild().header({ UPN: 'UN1' })),
  ]),
  examplesOf('444', [
    passes('a number of its own', aChild().header({ UPN: NUMBER }).sharingUpn('B123456789012')),
    faults('a number another header has', aChild().header({ UPN: NUMBER }).sharingUpn(NUMBER), { Header: [0] }),
    passes('a reason that many have', aChild().header({ UPN: 'UN1' }).sharingUpn('UN1')),
    passes('blank', aChild().header()),
  ]),
  examplesOf('208', [
    passes('the same number', changed(NUMBER, NUMBER)),
    passes('the same number, typed small', changed(NUMBER, NUMBER.toLowerCase())),
    faults('another number', changed(NUMBER, 'B123456789012'), { Header: [0] }),
    faults('a number lost', changed(NUMBER, ''), { Header: [0] }),
    faults('a reason instead of a number', changed(NUMBER, 'UN2'), { Header: [0] }),
    passes('both blank', changed('', '')),
    passes('a number at last', changed('', NUMBER)),
    passes('a number instead of the first reason', changed('UN1', NUMBER)),
    passes('a number instead of the last reason', changed('UN5', NUMBER)),
    passes('blank to too young', changed('', 'UN1')),
    passes('blank to another reason', changed('', 'UN2')),
    passes('too young to another reason', changed('UN1', 'UN5')),
    faults('another reason to too young', changed('UN2', 'UN1'), { Header: [0] }),
    faults('one reason to another', changed('UN2', 'UN3'), { Header: [0] }),
    faults('a reason lost', changed('UN1', ''), { Header: [0] }),
    passes('not in last year’s return', aChild().header({ UPN: NUMBER }).lastYear()),
  ]),
];
