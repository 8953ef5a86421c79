import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import type { PageView } from '../../../../../../relay/protocol';
import { PageLink } from './page-link';
import { sprintf } from '../../../../sprintf';
import { store } from '../../../../store';
import { formatDateTime, formatDuration, formatTime, isSameDay } from '../../../../time';
import { useNow } from '../../../../use-now';
import { Fact } from './fact';
import { originOf } from './origin-of';
import type { PaneProps } from './pane';

/** So many pages are shown before somebody wants all. */
const FEW = 5;

/** Where the visitor came from, and the pages on which they were during conversations, the newest first. */
export function PageTrail( { conversation: { visitor } }: PaneProps ) {
	const pageViews = useSelect( ( select ) => select( store ).getPageViews( visitor.id ), [ visitor.id ] );
	const now = useNow( 30_000 );
	const [ isWhole, setWhole ] = useState( false );
	if ( pageViews.length === 0 ) {
		return null;
	}
	const { referrer, campaign } = originOf( pageViews );
	const shown = isWhole ? pageViews : pageViews.slice( 0, FEW );

	return (
		<section className="veranda-trail" aria-labelledby="veranda-trail-heading">
			<h3 id="veranda-trail-heading">{ __( 'Pages during the chat', 'veranda' ) }</h3>
			<ol>
				{ shown.map( ( pageView, index ) => (
					<Step
						key={ pageView.viewedAt + pageView.url }
						pageView={ pageView }
						until={ pageViews[ index - 1 ]?.viewedAt ?? null }
						isNow={ index === 0 && visitor.online }
						now={ now }
					/>
				) ) }
			</ol>
			{ pageViews.length > FEW && (
				<Button variant="link" aria-expanded={ isWhole } onClick={ () => setWhole( ! isWhole ) }>
					{ isWhole
						? __( 'Show fewer pages', 'veranda' )
						: sprintf(
								/* translators: %d: number of pages. */
								_n( 'Show %d page', 'Show all %d pages', pageViews.length, 'veranda' ),
								pageViews.length
							) }
				</Button>
			) }
			{ ( referrer || campaign ) && (
				<dl>
					{ referrer && <Fact label={ __( 'Came from', 'veranda' ) } value={ referrer } /> }
					{ campaign && <Fact label={ __( 'Campaign', 'veranda' ) } value={ campaign } /> }
				</dl>
			) }
		</section>
	);
}

interface StepProps {
	pageView: PageView;
	/** When the visitor went on; null: they have not. */
	until: string | null;
	isNow: boolean;
	now: number;
}

function Step( { pageView: { url, title, viewedAt }, until, isNow, now }: StepProps ) {
	const isToday = isSameDay( viewedAt, new Date( now ).toISOString() );
	const end = until ?? ( isNow ? new Date( now ).toISOString() : null );
	return (
		<li className={ isNow ? 'is-now' : undefined }>
			<PageLink url={ url } title={ title } />
			<span className="veranda-trail-time">
				<time dateTime={ viewedAt } title={ formatDateTime( viewedAt ) }>
					{ isToday ? formatTime( viewedAt ) : formatDateTime( viewedAt ) }
				</time>
				{ end && <span>{ formatDuration( Date.parse( end ) - Date.parse( viewedAt ) ) }</span> }
				{ isNow && <strong>{ __( 'Here now', 'veranda' ) }</strong> }
			</span>
		</li>
	);
}
