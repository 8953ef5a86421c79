export declare function withLock< Result >(
	file: string,
	work: () => Promise< Result > | Result,
	options?: { onWait?: () => void }
): Promise< Result >;
