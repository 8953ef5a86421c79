import type { Router } from 'express';
import { ROUTES } from '../../../protocol';
import { endpoint, type EndpointContext } from '../endpoint';
import { sendJson } from '../problem';

/** The departments that there are. */
export function departmentRoutes( router: Router, context: EndpointContext ): void {
	endpoint( router, context, ROUTES.listDepartments, 'request', async ( { site, res } ) => {
		sendJson( res, 200, JSON.stringify( await site.departments.list() ) );
	} );

	endpoint( router, context, ROUTES.createDepartment, 'request', async ( { site, caller, body, res } ) => {
		sendJson( res, 201, JSON.stringify( { department: await site.departments.create( caller, body ) } ) );
	} );

	endpoint( router, context, ROUTES.getDepartment, 'request', async ( { site, params, res } ) => {
		sendJson( res, 200, JSON.stringify( { department: await site.departments.get( params.id ) } ) );
	} );

	endpoint( router, context, ROUTES.updateDepartment, 'request', async ( { site, caller, params, body, res } ) => {
		const department = await site.departments.update( caller, params.id, body );
		sendJson( res, 200, JSON.stringify( { department } ) );
	} );

	endpoint( router, context, ROUTES.deleteDepartment, 'request', async ( { site, caller, params, res } ) => {
		await site.departments.delete( caller, params.id );
		res.writeHead( 204 ).end();
	} );
}
