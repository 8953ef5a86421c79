import type {
	CreateDepartmentRequest,
	DepartmentAnswer,
	DepartmentDetails,
	DepartmentList,
	UpdateDepartmentRequest,
} from '../../protocol';
import type { AgentClient, CallOptions } from './relay-client';

const DEPARTMENTS = '/v1/departments';

/** A department of very many conversations is deleted in portions: the answer comes after the last of them. */
const DELETE_MS = 120_000;

function pathOfDepartment( departmentId: string ): string {
	return `${ DEPARTMENTS }/${ encodeURIComponent( departmentId ) }`;
}

/** Returns all departments, in their order. */
export async function listDepartments( client: AgentClient, options?: CallOptions ): Promise< DepartmentDetails[] > {
	const { departments } = await client.call< DepartmentList >( 'GET', DEPARTMENTS, options );
	return departments;
}

/** Makes a department; 409 `department_exists` when another has the name, `too_many_departments` when there are enough. */
export async function createDepartment(
	client: AgentClient,
	request: CreateDepartmentRequest
): Promise< DepartmentDetails > {
	const { department } = await client.call< DepartmentAnswer >( 'POST', DEPARTMENTS, { body: request } );
	return department;
}

/** Changes a department, and leaves what is not named; 409 `department_exists` when another has the name. */
export async function updateDepartment(
	client: AgentClient,
	departmentId: string,
	request: UpdateDepartmentRequest
): Promise< DepartmentDetails > {
	const { department } = await client.call< DepartmentAnswer >( 'PATCH', pathOfDepartment( departmentId ), {
		body: request,
	} );
	return department;
}

/** Deletes a department; its conversations are in none then. */
export function deleteDepartment( client: AgentClient, departmentId: string ): Promise< void > {
	return client.call( 'DELETE', pathOfDepartment( departmentId ), { timeoutMs: DELETE_MS } );
}
