/** Where a visitor's call came from. */
export interface CallSource {
	/** Whether the address that counts for it is nobody's on the internet. */
	readonly isPrivate: boolean;
	/** The machine that passed it on without being named in `TRUSTED_PROXIES`; null when there is none. */
	readonly unnamedProxy: string | null;
}

/** What was seen of visitors' addresses since the relay started. */
export interface ClientsReport {
	readonly seen: number;
	readonly private: number;
	readonly proxies: string[];
}

/** Proxies that are remembered; somebody who has more knows what they are. */
const PROXIES = 5;

/** Notices when visitors cannot be told apart, because something in front of the relay hides their addresses. */
export class SeenClients {
	private seen = 0;
	private private = 0;
	private readonly proxies = new Set< string >();

	/** Notes that a visitor has opened the chat. */
	note( { isPrivate, unnamedProxy }: CallSource ): void {
		this.seen++;
		this.private += isPrivate ? 1 : 0;
		if ( unnamedProxy !== null && this.proxies.size < PROXIES ) {
			this.proxies.add( unnamedProxy );
		}
	}

	report(): ClientsReport {
		return { seen: this.seen, private: this.private, proxies: [ ...this.proxies ] };
	}
}
