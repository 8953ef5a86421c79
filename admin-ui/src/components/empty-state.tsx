import { Icon } from '@wordpress/components';
import type { JSX, ReactNode } from 'react';

interface Props {
	icon: JSX.Element;
	title: string;
	children?: ReactNode;
}

/** Says why there is nothing here, and what to do next. */
export function EmptyState( { icon, title, children }: Props ) {
	return (
		<div className="veranda-empty">
			<Icon icon={ icon } size={ 40 } />
			<p className="veranda-empty-title">{ title }</p>
			{ children }
		</div>
	);
}
