import { many, moment, now, type StorePlan } from './store-plan';

const CONTENT = { url: 'https://shop.test/lamps', title: 'Lamps', referrer: null };

export const pageViewsPlan: StorePlan = {
	rows: () => [
		{
			table: 'page_views',
			columns: 'visitor_id, url, title, viewed_at',
			rows: many( ( index ) => [
				( index % 20 ) + 1,
				`https://shop.test/${ index }`,
				'Lamps',
				moment( index - 2_000 ),
			] ),
		},
	],
	calls: ( { pageViews }, db ) => ( {
		'pageViews.listPage': [ {}, { before: 1_000 } ].map(
			( page ) => () => pageViews.listPage( db, 5, { ...page, limit: 50 } )
		),
		'pageViews.insert': [ () => pageViews.insert( db, 5, CONTENT, now ) ],
		'pageViews.trim': [ () => pageViews.trim( db, 5, 50 ) ],
		'pageViews.move': [ () => pageViews.move( db, 6, 5 ) ],
		'pageViews.deleteBefore': [ () => pageViews.deleteBefore( db, moment( -1_990 ), 5 ) ],
	} ),
};
