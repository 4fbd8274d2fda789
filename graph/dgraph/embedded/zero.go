package embedded

import (
	"context"
	"fmt"
	"time"

	"github.com/hypermodeinc/dgraph/v24/protos/pb"
	"go.etcd.io/etcd/raft/v3/raftpb"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
)

// zeroID is the Raft id of a lone zero.
const zeroID = 1

// forgetOldAlpha is a little more than the time for which a zero holds an
// alpha's last known address for alive, without having asked, and so refuses
// the same alpha at another address.
const forgetOldAlpha = 2200 * time.Millisecond

// readyZero waits until zero leads and names its present address to those who
// ask. Zero remembers the address of its first start for ever, and an alpha
// goes where zero says it is: without this, an engine whose ports were taken
// could never start again.
func readyZero(ctx context.Context, zero *process) error {
	conn, err := dialInternal(zero.dir, zero.raft)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := campaign(ctx, conn); err != nil {
		return err
	}
	if err := lend(ctx, conn); err != nil {
		return err
	}
	known, err := zeroAddress(ctx, conn)
	if err != nil || known == zero.raft {
		return err
	}
	for known != zero.raft {
		if err := moveZero(ctx, conn, zero.raft); err != nil {
			return err
		}
		if known, err = zeroAddress(ctx, conn); err != nil {
			return err
		}
	}
	return pause(ctx, forgetOldAlpha)
}

// lend has zero lend numbers of nodes, at the price of one of them. An
// alpha that joins then knows that they are lent. Of those that are lent later it
// hears once a second, and until then it lets a write wait that names one.
func lend(ctx context.Context, conn *grpc.ClientConn) error {
	for {
		if _, err := pb.NewZeroClient(conn).AssignIds(ctx, &pb.Num{Val: 1, Type: pb.Num_UID}); err == nil {
			return nil
		}
		if err := pause(ctx, 20*time.Millisecond); err != nil {
			return err
		}
	}
}

// zeroAddress is where zero says it is.
func zeroAddress(ctx context.Context, conn *grpc.ClientConn) (string, error) {
	for {
		state, err := pb.NewZeroClient(conn).Connect(ctx, &pb.Member{ClusterInfoOnly: true})
		if member := state.GetState().GetZeros()[zeroID]; err == nil && member != nil {
			return member.Addr, nil
		}
		if err := pause(ctx, 20*time.Millisecond); err != nil {
			return "", err
		}
	}
}

// moveZero proposes to zero's Raft group that its only member, already in, is
// at addr. Raft itself does not mind; Dgraph takes the address over.
func moveZero(ctx context.Context, conn *grpc.ClientConn, addr string) error {
	member, err := proto.Marshal(&pb.RaftContext{Id: zeroID, Addr: addr})
	if err != nil {
		return fmt.Errorf("move zero: %w", err)
	}
	change, err := (&raftpb.ConfChange{
		ID: uint64(time.Now().UnixNano()), Type: raftpb.ConfChangeAddNode, NodeID: zeroID, Context: member,
	}).Marshal()
	if err != nil {
		return fmt.Errorf("move zero: %w", err)
	}
	entry := raftpb.Entry{Type: raftpb.EntryConfChange, Data: change}
	// One that does not listen is being started again: it is asked where it is, and
	// told once more.
	sendRaft(ctx, conn, raftpb.Message{Type: raftpb.MsgProp, To: zeroID, From: zeroID, Entries: []raftpb.Entry{entry}})
	return pause(ctx, 50*time.Millisecond)
}
