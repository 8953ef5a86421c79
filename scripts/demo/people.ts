/** Somebody who can log in to the demo's site. */
export interface Person {
	login: string;
	name: string;
	email: string;
	role: string;
}

/** The people of the demo: the owner first, who installs the site. */
export const PEOPLE: [ Person, ...Person[] ] = [
	{
		login: 'olivia',
		name: 'Olivia Hart',
		email: 'olivia@veranda.test',
		role: 'administrator',
	},
	{
		login: 'anna',
		name: 'Anna Berg',
		email: 'anna@veranda.test',
		role: 'veranda_agent',
	},
	{
		login: 'ben',
		name: 'Ben Okafor',
		email: 'ben@veranda.test',
		role: 'veranda_agent',
	},
	{
		login: 'clara',
		name: 'Clara Nowak',
		email: 'clara@veranda.test',
		role: 'subscriber',
	},
];
