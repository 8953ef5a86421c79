import { Modal } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Block } from '../../../../../relay/protocol';
import { EmptyState } from '../../../components/empty-state';
import { LeavingButton } from '../../../components/leaving-button';
import { check } from '../../../icons';
import { store } from '../../../store';
import { isInForce } from '../../../store/blocks/is-in-force';
import { useNow } from '../../../use-now';
import { visitorName } from '../../../visitor-name';
import type { DialogProps } from '../commands/command';
import { BlockFacts } from './block-facts';
import { UnblockButton } from './unblock-button';

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
	const now = useNow( 60_000 );
	const box = useRef< HTMLDivElement >( null );
	const blocks = all.filter( ( block ) => isInForce( block, now ) );

	return (
		<div className="veranda-blocks" ref={ box } tabIndex={ -1 } aria-busy={ status === 'loading' }>
			{ status === 'failed' && <Failure /> }
			{ blocks.length > 0 && (
				<ul>
					{ blocks.map( ( block ) => (
						// What was pressed goes with its line; the keyboard goes on in the list.
						<BlockItem key={ block.id } block={ block } onGone={ () => box.current?.focus() } />
					) ) }
				</ul>
			) }
			{ blocks.length === 0 && status === 'ready' && (
				<EmptyState icon={ check } title={ __( 'Nobody is blocked', 'veranda' ) }>
					<p>{ __( 'Block a visitor from the menu of their conversation.', 'veranda' ) }</p>
				</EmptyState>
			) }
			{ blocks.length === 0 && ( status === 'idle' || status === 'loading' ) && (
				<>
					<div className="veranda-skeleton" />
					<div className="veranda-skeleton" />
				</>
			) }
		</div>
	);
}

/** Says that the list is not there, or may be old. */
function Failure() {
	const { loadBlocks } = useDispatch( store );
	return (
		<div className="veranda-blocks-failure" role="alert">
			<p>{ __( 'The blocked visitors could not be read.', 'veranda' ) }</p>
			<LeavingButton variant="secondary" __next40pxDefaultSize onClick={ () => void loadBlocks() }>
				{ __( 'Try again', 'veranda' ) }
			</LeavingButton>
		</div>
	);
}

function BlockItem( { block, onGone }: { block: Block; onGone(): void } ) {
	const { unblockVisitor } = useDispatch( store );
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
			<UnblockButton block={ block } name={ name } onClick={ () => void unblock() } />
		</li>
	);
}
