package embedded

import (
	"context"
	"encoding/binary"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v240/protos/api"
	"github.com/hypermodeinc/dgraph/v24/protos/pb"
	"go.etcd.io/etcd/raft/v3/raftpb"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
)

// heardEnough is how many messages a member must have heard until it surely
// leads: one that is still reading its log may ignore the first.
const heardEnough = 3

// campaign tells the only member of a Raft group, which listens at addr, to
// stand for election now. By itself it would wait two to four seconds for a
// leader that cannot exist. The message is the one with which a Raft leader
// hands over its office; a member that leads already ignores it. If all are
// lost, the election comes by itself.
func campaign(ctx context.Context, conn *grpc.ClientConn) error {
	message := raftpb.Message{Type: raftpb.MsgTimeoutNow, To: 1}
	for heard := 0; heard < heardEnough; {
		if sendRaft(ctx, conn, message) {
			heard++
		}
		if err := pause(ctx, 20*time.Millisecond); err != nil {
			return err
		}
	}
	return nil
}

// sendRaft says if the member has heard the message. Dgraph's framing is a
// message's length, then itself. The stream ends with the end of ours, and so
// with an error either way.
func sendRaft(ctx context.Context, conn *grpc.ClientConn, message raftpb.Message) bool {
	data, err := message.Marshal()
	if err != nil {
		return false
	}
	stream, err := pb.NewRaftClient(conn).RaftMessage(ctx)
	if err != nil {
		return false
	}
	framed := append(binary.LittleEndian.AppendUint32(nil, uint32(len(data))), data...)
	if err := stream.Send(&pb.RaftBatch{Payload: &api.Payload{Data: framed}}); err != nil {
		return false
	}
	_, err = stream.CloseAndRecv()
	return err == nil || strings.HasSuffix(err.Error(), "EOF")
}

// dialInternal connects to the port on which a zero or alpha hears its like.
func dialInternal(dir, addr string) (*grpc.ClientConn, error) {
	config, err := clientTLS(dir)
	if err != nil {
		return nil, err
	}
	return grpc.NewClient("passthrough:///"+addr, grpc.WithTransportCredentials(credentials.NewTLS(config)), reconnect())
}
