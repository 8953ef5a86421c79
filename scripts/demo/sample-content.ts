/** A page or a post of the sample shop; headings start with "## ". */
export interface SampleText {
	slug: string;
	title: string;
	body: string[];
}

export const SITE_TITLE = 'Juniper & Oak';
export const SITE_TAGLINE = 'Furniture and lamps made to be repaired';

/** The first page is the site's front page. */
export const PAGES: SampleText[] = [
	{
		slug: 'welcome',
		title: 'Welcome',
		body: [
			'We build tables, chairs and lamps from oak that grew within a day’s drive of our workshop. Each piece is numbered, and we keep its drawings, so that any part can be made again in twenty years.',
			'## New this season',
			'The Lindgren reading lamp, in brass or black. A shade of pressed linen, a switch you can find in the dark, and a cable that unplugs when it is worn.',
			'The Alder bench, 120 or 160 centimetres. Seats three people who like each other.',
			'## Not sure what fits?',
			'Ask us. Somebody who knows the furniture answers: open the chat in the corner and tell us about the room.',
		],
	},
	{
		slug: 'shop',
		title: 'Shop',
		body: [
			'## Lindgren reading lamp',
			'Brass or black, 46 cm, dimmable. 189.00',
			'## Alder bench',
			'Oiled oak, 120 cm. 420.00. Also in 160 cm for 510.00',
			'## Fern dining table',
			'Extends from 160 to 240 cm, two boards stored under the top. 1,480.00',
			'## Wick candle holder',
			'Cast iron, for five candles. 64.00',
		],
	},
	{
		slug: 'shipping-and-returns',
		title: 'Shipping and returns',
		body: [
			'## Delivery',
			'Lamps and small things leave the workshop within two working days and take three to five days on the road. Furniture is built when you order it: allow four weeks.',
			'## If it does not fit',
			'Send it back within thirty days, used or not. We pay for the way back when the fault is ours, and share it when it is not.',
			'## Damaged on the way',
			'Keep the box, take a photo, and write to us in the chat. A replacement is usually on its way the same day.',
		],
	},
	{
		slug: 'care',
		title: 'Care and repair',
		body: [
			'Oiled oak likes a damp cloth and, once a year, a spoonful of oil. Rings from glasses disappear when you rub the oil in with fine steel wool, along the grain.',
			'Lost a screw, worn a cable, broken a shade? Tell us the number under the base and we send the part.',
		],
	},
	{
		slug: 'about',
		title: 'About us',
		body: [
			'Juniper & Oak is nine people, two dogs and a shed that used to be a dairy. Olivia started it in 2014 with a table for her sister.',
			'We answer questions ourselves, from Monday to Saturday.',
		],
	},
];

export const POSTS: SampleText[] = [
	{
		slug: 'why-the-cable-unplugs',
		title: 'Why the cable unplugs',
		body: [
			'The part of a lamp that fails first is its cable. On most lamps that is the end of it. Ours ends in a plug at the base: you can buy a new one in any hardware shop, or cut the old one shorter.',
			'It costs us two euros a lamp. We think it is the best money we spend.',
		],
	},
	{
		slug: 'a-table-comes-home',
		title: 'A table comes home',
		body: [
			'Number 31 came back last week, ten years old, with the marks of three children and a cat. We planed two millimetres off the top, oiled it, and sent it home.',
			'The family asked us to leave one scratch. We did.',
		],
	},
	{
		slug: 'open-workshop-in-may',
		title: 'Open workshop in May',
		body: [
			'On the second Saturday in May the doors are open from ten to five. There will be soup, shavings to take home for the stove, and the old steam box at work at two o’clock.',
		],
	},
];
