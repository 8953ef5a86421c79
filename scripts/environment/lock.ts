/** Runs `work` while no other process of ours does. See scripts/setup/lock.mjs, which set-up needs before TypeScript. */
export async function withLock< Result >( file: string, work: () => Promise< Result > ): Promise< Result > {
	const lock = await import( '../setup/lock.mjs' );
	return lock.withLock( file, work );
}
