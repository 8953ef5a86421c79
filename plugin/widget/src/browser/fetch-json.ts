/** An answer by WordPress, or by the file of translations. */
export interface JsonAnswer {
	isOk: boolean;
	status: number;
	body: unknown;
}

/** Fetches JSON. Returns null if nothing of use came in time. */
export async function fetchJson(
	address: string,
	timeoutMs: number,
	init?: RequestInit
): Promise< JsonAnswer | null > {
	const controller = new AbortController();
	// Too late it changes nothing, so nobody has to stop the timer.
	setTimeout( () => controller.abort(), timeoutMs );
	try {
		const response = await fetch( address, { ...init, signal: controller.signal } );
		return { isOk: response.ok, status: response.status, body: await response.json() };
	} catch {
		// No network, no time, or a page of HTML: all the same to those who ask.
		return null;
	}
}
