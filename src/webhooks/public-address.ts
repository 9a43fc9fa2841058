import ipaddr from 'ipaddr.js';

/** Answered by the host of a machine in Azure to that machine alone, though its number is a public one. */
const OF_A_CLOUD_HOST = '168.63.129.16';

/**
 * Whether an address is one of the public internet. Everything with a purpose of its own is not: private, loopback,
 * link-local (where clouds answer with their keys), carriers' (100.64.0.0/10), documentation, multicast, and every way of
 * writing an IPv4 address inside an IPv6 one, which would lead around this list.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || text === OF_A_CLOUD_HOST) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  // of IPv6 only what has been given out (2000::/3): ::/96 holds IPv4 addresses too, and is no range of its own
  return address.kind() === 'ipv4' || address.match(ipaddr.parseCIDR('2000::/3'));
}
