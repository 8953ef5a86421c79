import { many, moment, type StorePlan } from './store-plan';

export const departmentsPlan: StorePlan = {
	rows: () => [
		{
			table: 'departments',
			columns: 'public_id, name, created_at',
			rows: many( ( index ) => [
				`d_${ String( index ).padStart( 22, '0' ) }`,
				`Department ${ index }`,
				moment( 0 ),
			] ),
		},
	],
	calls: ( { departments }, db ) => ( {
		'departments.listIds': [
			() => departments.listIds( db, [ `d_${ '0'.repeat( 22 ) }`, `d_${ '1'.repeat( 22 ) }` ] ),
		],
	} ),
};
