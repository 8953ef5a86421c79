/** Somebody who can log in to a site of the demo or of the tests. */
export interface Person {
	login: string;
	name: string;
	email: string;
	role: string;
}

/** The people of a site, by login: its owner, two agents and a customer. */
export const PEOPLE = {
	olivia: { login: 'olivia', name: 'Olivia Hart', email: 'olivia@veranda.test', role: 'administrator' },
	anna: { login: 'anna', name: 'Anna Berg', email: 'anna@veranda.test', role: 'veranda_agent' },
	ben: { login: 'ben', name: 'Ben Okafor', email: 'ben@veranda.test', role: 'veranda_agent' },
	clara: { login: 'clara', name: 'Clara Nowak', email: 'clara@veranda.test', role: 'subscriber' },
} as const satisfies Record< string, Person >;

/** A login of one of them. */
export type PersonName = keyof typeof PEOPLE;

/** Installs the site. */
export const OWNER: Person = PEOPLE.olivia;

/** All of them, the owner first. */
export const EVERYBODY: readonly Person[] = Object.values( PEOPLE );
