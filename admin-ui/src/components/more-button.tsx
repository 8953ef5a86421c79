import type { ReactNode } from 'react';
import { LeavingButton } from './leaving-button';

interface Props {
	variant?: 'secondary' | 'tertiary';
	className?: string;
	isBusy: boolean;
	onClick(): void;
	children: ReactNode;
}

/** Reads on at the end of a list, or again after a failure; it goes when there is no more. */
export function MoreButton( { variant = 'secondary', isBusy, ...props }: Props ) {
	return (
		<LeavingButton
			{ ...props }
			variant={ variant }
			__next40pxDefaultSize
			isBusy={ isBusy }
			disabled={ isBusy }
			accessibleWhenDisabled
		/>
	);
}
