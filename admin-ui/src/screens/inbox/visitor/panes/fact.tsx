import { Icon } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { copy } from '../../../../icons';
import { snackbarStore } from '../../../../snackbars/store';
import { sprintf } from '../../../../sprintf';

interface Props {
	label: string;
	value: string;
	children?: ReactNode;
}

/** One fact with its label. A click copies it. */
export function Fact( { label, value, children }: Props ) {
	const { showSnackbar } = useDispatch( snackbarStore );
	const ref = useCopyToClipboard< HTMLButtonElement >( value, () => {
		/* translators: %s: what was copied, for example "Email". */
		void showSnackbar( sprintf( __( '%s copied.', 'veranda' ), label ) );
	} );

	return (
		<div className="veranda-fact">
			<dt>{ label }</dt>
			<dd>
				<button
					type="button"
					ref={ ref }
					className="veranda-fact-value"
					title={ __( 'Click to copy', 'veranda' ) }
				>
					<bdi>{ value }</bdi>
					<Icon icon={ copy } size={ 16 } />
				</button>
				{ children }
			</dd>
		</div>
	);
}
