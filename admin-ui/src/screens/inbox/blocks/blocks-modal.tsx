import { Button, Modal } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Block } from '../../../../../relay/protocol';
import { EmptyState } from '../../../components/empty-state';
import { LeavingButton } from '../../../components/leaving-button';
import { check } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { visitorName } from '../../../visitor-name';
import type { DialogProps } from '../commands/command';
import { BlockFacts } from './block-facts';

/** Lists who may not write, and lets them write again. */
export function BlocksModal( { onClose }: DialogProps ) {
	return (
		<Modal title={ __( 'Blocked visitors', 'veranda' ) } size="medium" onRequestClose={ onClose }>
			<BlockList />
		</Modal>
	);
}

function BlockList() {
	const { all, status } = useSelect( ( select ) => select( store ).getBlocks(), [] );
	const { loadBlocks } = useDispatch( store );
	const list = useRef< HTMLUListElement >( null );

	if ( all.length > 0 ) {
		return (
			<ul className="veranda-blocks" ref={ list } tabIndex={ -1 }>
				{ all.map( ( block ) => (
					// What was pressed goes with its line; the keyboard goes on in the list.
					<BlockItem key={ block.id } block={ block } onGone={ () => list.current?.focus() } />
				) ) }
			</ul>
		);
	}
	if ( status === 'failed' ) {
		return (
			<div className="veranda-empty" role="alert">
				<p>{ __( 'The blocked visitors could not be read.', 'veranda' ) }</p>
				<LeavingButton variant="secondary" __next40pxDefaultSize onClick={ () => void loadBlocks() }>
					{ __( 'Try again', 'veranda' ) }
				</LeavingButton>
			</div>
		);
	}
	return status === 'ready' ? (
		<EmptyState icon={ check } title={ __( 'Nobody is blocked', 'veranda' ) }>
			<p>{ __( 'Block a visitor from the menu of their conversation.', 'veranda' ) }</p>
		</EmptyState>
	) : (
		<div aria-busy="true">
			<div className="veranda-skeleton" />
			<div className="veranda-skeleton" />
		</div>
	);
}

function BlockItem( { block, onGone }: { block: Block; onGone(): void } ) {
	const { unblockVisitor } = useDispatch( store );
	const { canManage, currentAgentId } = useSelect(
		( select ) => ( {
			canManage: select( store ).getCannedResponses().desk.canManage,
			currentAgentId: select( store ).getCurrentAgentId(),
		} ),
		[]
	);
	const name = block.visitor ? visitorName( block.visitor ) : __( 'Somebody who was erased', 'veranda' );
	const unblock = async () => {
		if ( await unblockVisitor( block ) ) {
			onGone();
		}
	};
	return (
		<li className="veranda-block">
			<div>
				<p className="veranda-block-name">
					<bdi>{ name }</bdi>
				</p>
				<BlockFacts block={ block } />
			</div>
			{ ( canManage || block.blockedBy.id === currentAgentId ) && (
				<Button
					variant="secondary"
					__next40pxDefaultSize
					/* translators: %s: name of a visitor. */
					aria-label={ sprintf( __( 'Unblock %s', 'veranda' ), name ) }
					onClick={ () => void unblock() }
				>
					{ __( 'Unblock', 'veranda' ) }
				</Button>
			) }
		</li>
	);
}
