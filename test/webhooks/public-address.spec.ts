import { deliverAgainAt } from '../../src/webhooks/event.js';
import { isPublicAddress } from '../../src/webhooks/public-address.js';
import { newSigningSecret, signedHeaders } from '../../src/webhooks/signature.js';

describe('an address events may go to', () => {
  it.each(['93.184.215.14', '1.1.1.1', '172.15.255.255', '172.32.0.0', '100.63.255.255', '2606:4700::1111'])(
    '%s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('an address events may not go to', () => {
  it.each([
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...[
      '169.254.169.254',
      '100.64.0.1',
      '100.127.255.255',
      '192.0.2.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '168.63.129.16',
    ],
    ...[
      '::',
      '::1',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::ffff:1.1.1.1',
    ],
    ...['::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', '100::1', 'nothing', '', '127.1'],
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('a signature', () => {
  it('is that of id, time and body, by the bytes of the secret', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const at = new Date(1614265330_000);
    const headers = signedHeaders({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' }, secret, at);
    // the worked example of standardwebhooks.com
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('has a secret of 256 bits', () => {
    expect(Buffer.from(newSigningSecret().slice('whsec_'.length), 'base64')).toHaveLength(32);
  });

  it('is tried for a day', () => {
    const now = new Date('2026-06-01T00:00:00Z');
    const pauses = Array.from({ length: 9 }, (_, i) => deliverAgainAt(i + 1, now)!.getTime() - now.getTime());
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3_600_000;
    expect([hours > 23, hours < 25, deliverAgainAt(10, now)]).toEqual([true, true, null]);
  });
});
