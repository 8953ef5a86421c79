import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Lead } from '../../../../../relay/protocol';
import { LeavingButton } from '../../../components/leaving-button';
import { MoreButton } from '../../../components/more-button';
import { store } from '../../../store';
import { formatDateTime } from '../../../time';
import { exportLabel } from '../export/export-labels';
import { useExport } from '../export/use-export';
import { ListSkeleton } from '../list/list-skeleton';
import type { ListProps } from '../list/views/view';
import { EmptyLeads } from './empty-leads';
import { LeadFacts } from './lead-facts';

/** What visitors have entered, the newest first, with a table of all for who manages. */
export function LeadList( { canManage, onOpen }: ListProps ) {
	const { all, status, cursor, isFirst, isOutdated } = useSelect( ( select ) => select( store ).getLeads(), [] );
	const { loadLeads, refreshLeads } = useDispatch( store );
	const [ isPointedAt, setIsPointedAt ] = useState( false );
	const isLoading = status === 'loading';
	// Nothing moves under the pointer; in an empty list nothing can.
	const isHeld = isPointedAt && all.length > 0;
	const isDue = isOutdated && status === 'ready';

	useEffect( () => {
		void loadLeads();
	}, [ loadLeads ] );
	useEffect( () => {
		if ( isDue && ! isHeld ) {
			void refreshLeads();
		}
	}, [ isDue, isHeld, refreshLeads ] );

	if ( all.length === 0 && status !== 'failed' ) {
		return status === 'ready' ? <EmptyLeads /> : <ListSkeleton />;
	}
	return (
		<div
			className="veranda-leads"
			// Touch has no "leave": it holds nothing back.
			onPointerEnter={ ( { pointerType } ) => setIsPointedAt( pointerType !== 'touch' ) }
			onPointerLeave={ () => setIsPointedAt( false ) }
		>
			{ isDue && isHeld && (
				<LeavingButton variant="link" onClick={ () => void refreshLeads() }>
					{ __( 'Show what has come since', 'veranda' ) }
				</LeavingButton>
			) }
			{ canManage && all.length > 0 && <ExportButton /> }
			<ul aria-label={ __( 'Leads', 'veranda' ) }>
				{ all.map( ( lead ) => (
					<LeadItem key={ lead.id } lead={ lead } onOpen={ onOpen } />
				) ) }
			</ul>
			{ status === 'failed' && <p role="alert">{ __( 'The leads could not be read.', 'veranda' ) }</p> }
			{ ( status === 'failed' || cursor !== null ) && (
				<MoreButton isBusy={ isLoading } onClick={ () => void loadLeads( status === 'failed' && isFirst ) }>
					{ status === 'failed' ? __( 'Try again', 'veranda' ) : __( 'Show more', 'veranda' ) }
				</MoreButton>
			) }
		</div>
	);
}

interface ItemProps {
	lead: Lead;
	onOpen( conversationId: string ): void;
}

function LeadItem( { lead, onOpen }: ItemProps ) {
	const { name, email, conversationId, createdAt } = lead;
	return (
		<li>
			<div className="veranda-lead-head">
				<strong>
					<bdi>{ name || email || __( 'Without a name', 'veranda' ) }</bdi>
				</strong>
				<time className="veranda-hint" dateTime={ createdAt }>
					{ formatDateTime( createdAt ) }
				</time>
			</div>
			<LeadFacts lead={ lead } isShort={ name === '' } />
			{ conversationId === null ? (
				<p className="veranda-hint">{ __( 'Has not written yet.', 'veranda' ) }</p>
			) : (
				<Button variant="link" onClick={ () => onOpen( conversationId ) }>
					{ __( 'Open the conversation', 'veranda' ) }
				</Button>
			) }
		</li>
	);
}

function ExportButton() {
	const { exportLeads } = useDispatch( store );
	const { busy, save } = useExport( 'leads', () => exportLeads() );
	return (
		<Button
			variant="secondary"
			__next40pxDefaultSize
			isBusy={ busy !== null }
			disabled={ busy !== null }
			accessibleWhenDisabled
			onClick={ () => void save( 'csv' ) }
		>
			{ exportLabel( 'csv' ) }
		</Button>
	);
}
