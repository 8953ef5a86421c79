import { z } from 'zod';
import { createDepartmentRequest, departmentAnswer, departmentList, updateDepartmentRequest } from '../departments';
import { departmentId } from '../ids';
import { route } from './route';

const departmentParams = z.strictObject( { id: departmentId } );

/** Departments: read by every agent, looked after by who manages. */
export const DEPARTMENT_ROUTES = {
	listDepartments: route( {
		method: 'get',
		path: '/v1/departments',
		tag: 'departments',
		summary:
			'Lists all departments, also those that the agent is not limited to: conversations can be passed on to them.',
		audiences: [ 'agent' ],
		answers: { 200: departmentList },
	} ),
	createDepartment: route( {
		method: 'post',
		path: '/v1/departments',
		tag: 'departments',
		summary: 'Makes a department; for who manages.',
		audiences: [ 'agent' ],
		body: createDepartmentRequest,
		answers: { 201: departmentAnswer },
		problems: [ 'forbidden', 'department_exists', 'too_many_departments' ],
	} ),
	getDepartment: route( {
		method: 'get',
		path: '/v1/departments/{id}',
		tag: 'departments',
		summary: 'Returns one department.',
		audiences: [ 'agent' ],
		params: departmentParams,
		answers: { 200: departmentAnswer },
		problems: [ 'not_found' ],
	} ),
	updateDepartment: route( {
		method: 'patch',
		path: '/v1/departments/{id}',
		tag: 'departments',
		summary: 'Changes a department: what is left out stays; for who manages.',
		audiences: [ 'agent' ],
		params: departmentParams,
		body: updateDepartmentRequest,
		answers: { 200: departmentAnswer },
		problems: [ 'not_found', 'forbidden', 'department_exists' ],
	} ),
	deleteDepartment: route( {
		method: 'delete',
		path: '/v1/departments/{id}',
		tag: 'departments',
		summary: 'Deletes a department; its conversations stay, in no department. For who manages.',
		audiences: [ 'agent' ],
		params: departmentParams,
		answers: { 204: null },
		problems: [ 'not_found', 'forbidden' ],
	} ),
};
