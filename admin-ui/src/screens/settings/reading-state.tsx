import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { LeavingButton } from '../../components/leaving-button';

interface Props {
	reading: { status: 'loading' } | { status: 'failed'; reason: string };
	/** What screen readers say while it is on its way. */
	loading: string;
	onRetry(): void;
}

/** What a card shows while what it is about is not there: that it comes, or why it did not and a way to try again. */
export function ReadingState( { reading, loading, onRetry }: Props ) {
	if ( reading.status === 'loading' ) {
		return (
			<div role="status">
				<Spinner />
				<span className="screen-reader-text">{ loading }</span>
			</div>
		);
	}
	return (
		<div className="veranda-card-failure" role="alert">
			<p>{ reading.reason }</p>
			<LeavingButton variant="secondary" __next40pxDefaultSize onClick={ onRetry }>
				{ __( 'Try again', 'veranda' ) }
			</LeavingButton>
		</div>
	);
}
