/** Which network addresses lead out into the internet, and not to ourselves, our neighbours or whoever runs the machine. */
import { BlockList, isIP } from "node:net";

/** IPv4 that is private, of the machine, of the link, of the carrier, for examples, or for many (IANA's special registry). */
const closed = new BlockList();
for (const range of [
	...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
	...["192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"],
	...["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
])
	closed.addSubnet(...parts(range), "ipv4");

/** Of IPv6 only what is given out to networks, without what carries an IPv4 address in it or is for examples. */
const open = new BlockList();
open.addSubnet("2000::", 3, "ipv6");
for (const range of ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]) closed.addSubnet(...parts(range), "ipv6");

function parts(range: string): [string, number] {
	const [network = "", bits] = range.split("/");
	return [network, Number(bits)];
}

export function isPublicAddress(address: string): boolean {
	const kind = isIP(address);
	if (kind === 4) return !closed.check(address, "ipv4");
	return kind === 6 && open.check(address, "ipv6") && !closed.check(address, "ipv6");
}
