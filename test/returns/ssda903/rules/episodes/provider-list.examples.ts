import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const URN = 'SC012345';
const one = { Episodes: [0] };
const home = { URN, PLACE: 'K2', PLACE_PROVIDER: 'PR1', DECOM: '2026-05-01' };
const none = () => aChild().provider('SC999999');

export const providerList = [
  examplesOf('219', [
    passes('a placement of its kind', aChild().provider(URN, { places: 'K1 K2' }).episode(home)),
    passes(
      'one of its lines is of the kind',
      aChild().provider(URN, { places: 'K1' }).provider(URN, { places: 'K2' }).episode(home),
    ),
    faults(
      'none of its lines is',
      aChild().provider(URN, { places: 'K1' }).provider(URN, { places: 'S1' }).episode(home),
      one,
    ),
    faults('the list does not say', aChild().provider(URN).episode(home), one),
    faults('it is not on the list', none().episode(home), one),
    faults('placement left blank', aChild().provider(URN, { places: 'K2' }).episode({ URN }), one),
    passes('none, or none to give', none().episode({ PLACE: 'K2' }).episode({ PLACE: 'A3', URN: 'XXXXXXX' })),
  ]),
  examplesOf('221', [
    passes(
      'its postcode, without a space',
      aChild()
        .provider(URN, { postcode: 'AB1 2CD' })
        .episode({ ...home, PL_POST: 'AB12CD' }),
    ),
    passes(
      'one of its postcodes',
      aChild()
        .provider(URN, { postcode: 'AB1 2CD' })
        .provider(URN, { postcode: 'AB1 2CE' })
        .episode({ ...home, PLACE: 'K3', PL_POST: 'AB1 2CE' }),
    ),
    faults(
      'none of them',
      aChild()
        .provider(URN, { postcode: 'AB1 2CD' })
        .provider(URN, { postcode: 'AB1 2CE' })
        .episode({ ...home, PL_POST: 'AB1 2CF' }),
      one,
    ),
    passes(
      'fostering has no address on the list',
      aChild()
        .provider(URN, { postcode: 'AB1 2CD' })
        .episode({ ...home, PLACE: 'U6', PL_POST: 'AB1 2CF' }),
    ),
    passes(
      'a short break',
      aChild()
        .provider(URN, { postcode: 'AB1 2CD' })
        .episode({ ...home, LS: 'V3', PL_POST: 'AB1 2CF' }),
    ),
    passes('no postcode', aChild().provider(URN, { postcode: 'AB1 2CD' }).episode(home)),
    passes(
      'none to give',
      aChild()
        .provider('XXXXXXX', { postcode: 'AB1 2CD' })
        .episode({ ...home, URN: 'XXXXXXX', PL_POST: 'AB1 2CF' }),
    ),
    passes(
      'the list has no postcode',
      aChild()
        .provider(URN)
        .episode({ ...home, PL_POST: 'AB1 2CF' }),
    ),
    ...['K1', 'K2', 'K3', 'R3', 'S1'].map((PLACE) =>
      faults(
        `not its only one, ${PLACE}`,
        aChild()
          .provider(URN, { postcode: 'AB1 2CD' })
          .episode({ ...home, PLACE, PL_POST: 'AB1 2CF' }),
        one,
      ),
    ),
  ]),
  examplesOf('224', [
    passes('its kind of provider', aChild().provider(URN, { sectors: 'PR1 PR2' }).episode(home)),
    passes(
      'of one of its lines',
      aChild().provider(URN, { sectors: 'PR4' }).provider(URN, { sectors: 'PR1' }).episode(home),
    ),
    faults(
      'of none of them',
      aChild().provider(URN, { sectors: 'PR4' }).provider(URN, { sectors: 'PR5' }).episode(home),
      one,
    ),
    faults('provider left blank', aChild().provider(URN, { sectors: 'PR1' }).episode({ URN, PLACE: 'K2' }), one),
    faults('it is not on the list', none().episode(home), one),
    passes(
      'none, or none to give',
      none().episode({ PLACE_PROVIDER: 'PR1' }).episode({ PLACE_PROVIDER: 'PR1', URN: 'XXXXXXX' }),
    ),
  ]),
  examplesOf('227', [
    passes('registered', aChild().provider(URN).episode(home)),
    passes('began the day before it closed', aChild().provider(URN, { closedOn: '2026-05-02' }).episode(home)),
    faults('began the day it closed', aChild().provider(URN, { closedOn: '2026-05-01' }).episode(home), one),
    passes(
      'another of its lines is open',
      aChild().provider(URN, { closedOn: '2026-04-01' }).provider(URN).episode(home),
    ),
    passes(
      'another of its lines closed later',
      aChild().provider(URN, { closedOn: '2026-05-02' }).provider(URN, { closedOn: '2026-04-01' }).episode(home),
    ),
    passes('no start', aChild().provider(URN, { closedOn: '2026-05-01' }).episode({ URN })),
    passes('not on the list', none().episode(home)),
    passes(
      'whichever of its lines is first',
      aChild().provider(URN, { closedOn: '2026-04-01' }).provider(URN, { closedOn: '2026-05-02' }).episode(home),
    ),
  ]),
  examplesOf('228', [
    passes(
      'ended the day it closed',
      aChild()
        .provider(URN, { closedOn: '2026-06-01' })
        .episode({ ...home, DEC: '2026-06-01' }),
    ),
    faults(
      'ended the day after',
      aChild()
        .provider(URN, { closedOn: '2026-06-01' })
        .episode({ ...home, DEC: '2026-06-02' }),
      one,
    ),
    passes('open, and it closed on 31 March', aChild().provider(URN, { closedOn: '2027-03-31' }).episode(home)),
    faults('open, and it closed the day before', aChild().provider(URN, { closedOn: '2027-03-30' }).episode(home), one),
    passes(
      'another of its lines is open',
      aChild().provider(URN, { closedOn: '2026-04-01' }).provider(URN).episode(home),
    ),
    passes('not on the list', none().episode(home)),
  ]),
  examplesOf('229', [
    passes('own, and the list agrees', aChild().of('301').provider(URN, { authorities: '301' }).episode(home)),
    faults(
      'own, and the list says another',
      aChild().of('301').provider(URN, { authorities: '302' }).episode(home),
      one,
    ),
    passes(
      'another’s, and the list agrees',
      aChild()
        .of('301')
        .provider(URN, { authorities: '302' })
        .episode({ ...home, PLACE_PROVIDER: 'PR2' }),
    ),
    faults(
      'another’s, and the list says own',
      aChild()
        .of('301')
        .provider(URN, { authorities: '301' })
        .episode({ ...home, PLACE_PROVIDER: 'PR2' }),
      one,
    ),
    passes(
      'one of its lines agrees',
      aChild().of('301').provider(URN, { authorities: '302' }).provider(URN, { authorities: '301' }).episode(home),
    ),
    passes(
      'one of its lines is another’s',
      aChild()
        .of('301')
        .provider(URN, { authorities: '302' })
        .provider(URN, { authorities: '301' })
        .episode({ ...home, PLACE_PROVIDER: 'PR2' }),
    ),
    passes('the list does not say', aChild().of('301').provider(URN).episode(home)),
    passes(
      'supported accommodation',
      aChild()
        .of('301')
        .provider(URN, { authorities: '302' })
        .episode({ ...home, PLACE: 'K3' }),
    ),
    passes(
      'a type without a URN',
      aChild()
        .of('301')
        .provider(URN, { authorities: '302' })
        .episode({ ...home, PLACE: 'R1' }),
    ),
    passes(
      'a private provider',
      aChild()
        .of('301')
        .provider(URN, { authorities: '302' })
        .episode({ ...home, PLACE_PROVIDER: 'PR4' }),
    ),
    passes(
      'none to give',
      aChild()
        .of('301')
        .provider('XXXXXXX', { authorities: '302' })
        .episode({ ...home, URN: 'XXXXXXX' }),
    ),
    passes(
      'a line is of both authorities',
      aChild()
        .of('301')
        .provider(URN, { authorities: '301 302' })
        .episode({ ...home, PLACE_PROVIDER: 'PR2' }),
    ),
  ]),
  examplesOf('241', [
    passes('in one of its authorities', supported('302').episode({ URN, PLACE: 'K3', PL_POST: 'AB1 2CD' })),
    passes(
      'on another of its lines',
      supported('303').provider(URN, { authorities: '302' }).episode({ URN, PLACE: 'K3', PL_POST: 'AB1 2CD' }),
    ),
    faults('in none of them', supported('301 303').episode({ URN, PLACE: 'K3', PL_POST: 'AB1 2CD' }), one),
    passes('a children’s home', supported('303').episode({ URN, PLACE: 'K2', PL_POST: 'AB1 2CD' })),
    passes('nobody knows where', supported('303').episode({ URN, PLACE: 'K3' })),
    passes('not on the list', supported('303').episode({ URN: 'SC000001', PLACE: 'K3', PL_POST: 'AB1 2CD' })),
  ]),
  examplesOf('1008', [
    passes('on the list', aChild().provider(URN).episode(home)),
    faults('not on the list', none().episode(home), one),
    passes('none, or none to give', none().episode().episode({ URN: 'XXXXXXX' })),
  ]),
];

/** Supported accommodation on the list in these authorities; the postcode AB1 2CD is in 302, and the return is 301’s. */
function supported(authorities: string) {
  return aChild().of('301').postcode('AB1 2CD', '302').provider(URN, { authorities });
}
