/* The package has no types of its own. What it returns is what was stored, by any version. */
declare module '@wordpress/preferences' {
	import type { StoreDescriptor, ReduxStoreConfig } from '@wordpress/data';

	export const store: StoreDescriptor<
		ReduxStoreConfig<
			unknown,
			{ set( scope: string, name: string, value: unknown ): void },
			{ get( state: unknown, scope: string, name: string ): unknown }
		>
	>;
}
