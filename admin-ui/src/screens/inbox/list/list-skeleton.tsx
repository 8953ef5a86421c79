import { __ } from '@wordpress/i18n';

/** The shape of the list while it is being read. */
export function ListSkeleton() {
	return (
		<div className="veranda-list is-loading" role="status">
			<span className="screen-reader-text">{ __( 'Loading conversations', 'veranda' ) }</span>
			{ [ 0, 1, 2, 3 ].map( ( index ) => (
				<div key={ index } className="veranda-list-item is-skeleton" aria-hidden="true">
					<span className="veranda-avatar" />
					<span className="veranda-list-item-main">
						<span className="veranda-skeleton" />
						<span className="veranda-skeleton is-long" />
					</span>
				</div>
			) ) }
		</div>
	);
}
